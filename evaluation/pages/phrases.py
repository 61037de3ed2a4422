"""What invented texts are made of: syllables, patterns of sentences, questions, answers, headlines.

Slots in braces are filled with invented people, places, bodies and things.
"""

FIRST = (
    "Ana", "Bo", "Clara", "Dario", "Edda", "Filip", "Gerda", "Hanno", "Irena", "Jory", "Katla", "Lenz", "Mira",
    "Nils", "Oda", "Pavo", "Runa", "Selm", "Tova", "Ulf", "Vera", "Wido", "Yara", "Zeno", "Amal", "Basim",
    "Dalia", "Farid", "Hala", "Karim", "Leyla", "Nadim", "Rania", "Samir", "Tarek", "Yusra", "Zahra", "Omid",
    "Parvin", "Mina",
)  # fmt: skip
ONSETS = (
    "B", "Br", "D", "Dr", "F", "G", "Gr", "H", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "W",
    "Z",
)  # fmt: skip
VOWELS = (
    "a", "e", "i", "o", "u", "ei", "au",
)  # fmt: skip
CODAS = (
    "l", "r", "n", "m", "s", "t", "k", "nd", "rt", "lm", "st",
)  # fmt: skip
ENDINGS = (
    "en", "er", "ov", "ek", "an", "in", "as", "or", "u", "eth", "isk", "ari",
)  # fmt: skip
TOWNS = (
    "burg", "feld", "mar", "wick", "ova", "ast", "ira", "ey", "stad", "holm", "una", "aby",
)  # fmt: skip
SUBJECTS = (
    ("harbour", "dock workers", "the new crane hall", "ferries"),
    ("school", "teachers", "the closing of the village schools", "classrooms"),
    ("hospital", "nurses", "the night shifts in the clinics", "beds"),
    ("river", "boatmen", "the order to close the lower locks", "barges"),
    ("court", "lawyers", "the secret hearings of last spring", "files"),
    ("tram", "drivers", "the cuts to the evening lines", "trams"),
    ("museum", "restorers", "the missing bronze figures", "crates"),
    ("mill", "millers", "the price of flour", "sacks of grain"),
    ("prison", "guards", "the hunger strike in the north wing", "cells"),
    ("election", "observers", "the second count in the valley districts", "ballot boxes"),
    ("water", "engineers", "the leak under the old reservoir", "pumps"),
    ("forest", "rangers", "the felling along the border road", "oaks"),
)
BODIES = (
    "the {place} {Topic} Authority",
    "the Union of {Workers}",
    "the {place} City Council",
    "the Ministry of {Topic} Affairs",
    "the {place} Chamber of Trade",
    "the Free {Topic} League",
    "the Institute for {Topic} Studies",
)
ROLES = (
    "spokeswoman",
    "deputy head",
    "legal adviser",
    "former director",
    "chair",
    "chief engineer",
    "treasurer",
    "local councillor",
)
NEWS = (
    "{Body} said on {day} that {matter} would be discussed again before the end of {month}.",
    "About {n} {workers} gathered outside the main gate in {place} to protest against {matter}.",
    "{Person}, a {role} of {body}, said that nobody had been warned.",
    "“We were told about it by telephone, and then the line went dead,” {surname} said.",
    "The decision came {k} days after {n} {things} had been moved to {place2} without an explanation.",
    "According to a report that {body} published in {month}, {n} of the {things} were never counted.",
    "Two {workers} were taken to hospital, and one of them, {person2}, remained there overnight.",
    "{Body} denied the accusation and called the figures misleading.",
    "Officials in {place} did not answer questions about {matter}.",
    "“Nobody has ever shown us the contract,” said {person2}, who has worked in {place} for {k} years.",
    "The talks broke down shortly before midnight, when {surname} left the room.",
    "It was the {ord} such incident in {place} since the beginning of the year.",
    "Residents of {place2} reported hearing shouts and breaking glass at around 3 a.m.",
    "The mayor of {place}, {person2}, asked everyone to remain calm and to wait for the inquiry.",
    "{Surname} added that {body} had no money left for {things}.",
    "In {month}, a court in {place2} had rejected the complaint for lack of evidence.",
    "The {workers} want {body} to publish all letters about {matter}.",
    "A second meeting is planned for {day} in the town hall of {place2}.",
    "Police closed the road between {place} and {place2} for several hours.",
    "By the evening the number of {things} on the square had doubled, witnesses said.",
    "“If they come back, we will be here,” {surname} told reporters on {day}.",
    "{Person2} spent {k} weeks in custody before the charges were dropped.",
    "None of the {n} {workers} who signed the letter has received a reply.",
    "The government in {place} has promised to pay for the repairs, but has not said when.",
)
VIEWS = (
    "I have written about {matter} for {k} years, and I have never seen so much silence.",
    "It would be easy to blame {body} alone, but that would be wrong.",
    "What the {workers} of {place} want is simple: to be asked before it is too late.",
    "My grandmother used to say that a town without {things} is a town without a memory.",
    "There are those who tell us that {matter} cannot be helped; they said the same in {month}.",
    "And yet the streets of {place} are full every {day}.",
    "We should not forget that {person2} was dismissed for asking the very same question.",
    "Let me be clear: this is not about {n} {things}, it is about trust.",
    "Anyone who has walked from {place} to {place2} in winter knows what that means.",
    "Perhaps that is why {surname}, a {role} of {body}, kept the letters in a drawer.",
    "The truth is that nobody in {place} believes the figures any more.",
    "Some of us will remember the autumn when the {things} stood idle.",
)
SHORT = (
    "Nobody answered.",
    "That was in {month}.",
    "It did not help.",
    "Then came the winter.",
    "“Not a word,” {surname} said.",
)
QUESTIONS = (
    "When did you first hear about {matter}?",
    "Why did you leave {body}?",
    "Were the {workers} warned?",
    "What happened on the night of the {ord} meeting in {place}?",
    "Do you think that {person2} knew?",
    "How many {things} are still in {place2}?",
    "And nobody asked you?",
    "Would you do it again?",
    "You have called the report of {body} misleading. What is wrong with it?",
    "Critics say that you waited too long before you spoke about {matter}. Are they right?",
    "What would have to change in {place}?",
    "How do you live now?",
)
ANSWERS = (
    "I heard of it on a {day} evening, from a colleague who had seen the letter.",
    "No.",
    "There was no warning at all, and there could not have been one.",
    "Yes, I do.",
    "I left because I could not sign that paper, and I told {person2} so.",
    "We counted {n} {things}, then we counted them again, and the number was always wrong.",
    "People in {place} are tired, but they are not afraid any more.",
    "I do not know what {person2} knew, and I never asked.",
    "They offered me a post in {place2}, with a garden and a car, and I said that I would think about it.",
    "{Body} has never published the list, although it promised to do so in {month}.",
    "The worst was the waiting, because nobody told us how long it would last.",
    "You must understand that the {workers} had no choice: it was that or nothing.",
    "Everything would have to change, beginning with the people at the top.",
    "I saw {person2} once more, at the station of {place}, and we did not greet each other.",
    "We drove to {place2} in the middle of the night and waited until the office opened.",
    "My brother still works in {place}, so I have to be careful with what I say.",
    "That is what {person2} told the council, but I was there and it was different.",
    "It is not a secret that {body} had no plan.",
    "They came on a {day}, in {month}, with a van and a list of {n} names.",
    "For {k} years I believed that it would pass, and then I stopped believing it.",
    "You will not find a single person in {place2} who has seen those papers.",
    "I would rather not say who gave me the letter.",
    "We were laughing about it at first, because it sounded like a story from another age.",
    "If you ask the people in {place}, they will tell you the same.",
    "I still have the key of the office, and nobody has ever asked me to return it.",
    "At that time {person2} was already under pressure from {body}.",
    "I am grateful for every letter, even for the angry ones from {place2}.",
)
TITLES = (
    "{Workers} in {place} protest against {matter}",
    "{Body2} rejects claims over {matter}",
    "Hundreds gather in {place} after {things} vanish",
    "{place} council to vote again on {matter}",
    "What we know about {matter} in {place}",
    "Why the {things} of {place} stand still",
    "{Surname} calls {topic} report misleading",
    "A winter without {things} in {place}",
    "“Nobody was warned”: the {workers} of {place} speak",
    "The long road to {place2}",
    "Inquiry opened into {matter} in {place2}",
    "{place2} mayor resigns over {topic} affair",
    "Silence in {place}",
    "How {place} lost its {things}",
    "{n} {things} found in {place2} warehouse",
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
ORDINALS = (
    "second", "third", "fourth", "fifth", "sixth",
)  # fmt: skip
