"""Furniture of made pages in several languages: menus, prompts, notices, heads of lists, dates as sites write them."""

import random
from dataclasses import dataclass
from datetime import date

from evaluation.pages.grammar import remark, teaser
from evaluation.pages.tree import Node, el


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of a site in one language; ``day`` is a pattern of d, month, y."""

    code: str
    menu: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    by: str
    published: str
    updated: str
    read_more: str
    related: str
    most_read: str
    comments: str
    leave: str
    subscribe: str
    cookies: str
    rights: str
    tags: str
    search: str
    weekdays: tuple[str, ...] = ()

    def day_of(self, day: date) -> str:
        """Write a day as the site does."""
        return self.day.format(d=day.day, month=self.months[day.month - 1], y=day.year)

    def day_of_week(self, day: date) -> str:
        """Write a day with its day of the week, as over the menus of newspapers."""
        return f"{self.weekdays[day.weekday()]}, {self.day_of(day)}" if self.weekdays else self.day_of(day)


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


EN = Tongue(
    "en",
    _split("Home|World|Politics|Business|Culture|Sport|Opinion|Weather|Video"),
    _split("January|February|March|April|May|June|July|August|September|October|November|December"),
    "{month} {d}, {y}",
    "By ",
    "Published: ",
    "Last updated: ",
    "Read more",
    "Related stories",
    "Most read",
    "Comments",
    "Leave a comment",
    "Sign up for our newsletter and get the best stories of the week in your inbox.",
    "We use cookies to improve your experience on this site. By continuing you agree to our privacy policy.",
    "© {y} {outlet}. All rights reserved.",
    "Tags: ",
    "Search",
    _split("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
)
EN_GB = Tongue(
    "en",
    _split("Front page|Regions|Money|Arts|Letters|Obituaries|Crossword|Shop|Events"),
    EN.months,
    "{d} {month} {y}",
    "Words by ",
    "First published ",
    "Amended ",
    "Full story",
    "You may also like",
    "Trending now",
    "Readers’ comments",
    "Have your say",
    "Enjoying this? Support independent reporting with a small monthly gift.",
    "This website stores small files on your device so that it works as you expect. Manage your choices at any time.",
    "Copyright {outlet} {y}. No part of this site may be copied without permission.",
    "In this story: ",
    "Go",
    EN.weekdays,
)
DE = Tongue(
    "de",
    _split("Startseite|Politik|Wirtschaft|Kultur|Sport|Reisen|Wetter|Anzeigen|Kontakt"),
    _split("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
    "{d}. {month} {y}",
    "Von ",
    "Veröffentlicht am ",
    "Aktualisiert am ",
    "Weiterlesen",
    "Ähnliche Beiträge",
    "Meistgelesen",
    "Kommentare",
    "Schreibe einen Kommentar",
    "Melden Sie sich für unseren Newsletter an und verpassen Sie keinen Beitrag mehr.",
    "Diese Website verwendet Cookies. Wenn Sie weitersurfen, stimmen Sie der Nutzung zu.",
    "© {y} {outlet} – Alle Rechte vorbehalten | Impressum | Datenschutz",
    "Schlagwörter: ",
    "Suchen",
    _split("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
)
FR = Tongue(
    "fr",
    _split("Accueil|Politique|Économie|Culture|Sports|Météo|Vidéos|Annonces|Contact"),
    _split("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    "{d} {month} {y}",
    "Par ",
    "Publié le ",
    "Mis à jour le ",
    "Lire la suite",
    "À lire aussi",
    "Les plus lus",
    "Commentaires",
    "Laisser un commentaire",
    "Inscrivez-vous à notre lettre d’information pour recevoir nos articles chaque matin.",
    "En poursuivant votre navigation, vous acceptez l’utilisation de cookies.",
    "© {outlet} {y} – Tous droits réservés – Mentions légales",
    "Mots-clés : ",
    "Rechercher",
    _split("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
)
FA = Tongue(
    "fa",
    _split("صفحه اصلی|اخبار|سیاست|اقتصاد|فرهنگ|ورزش|جهان|ویدئو|تماس با ما"),
    _split("ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"),
    "{d} {month} {y}",
    "نویسنده: ",
    "تاریخ انتشار: ",
    "به روز رسانی: ",
    "ادامه مطلب",
    "مطالب مرتبط",
    "پربازدیدترین‌ها",
    "دیدگاه‌ها",
    "دیدگاه خود را بنویسید",
    "برای دریافت خبرنامه ما ایمیل خود را وارد کنید و هر هفته تازه‌ترین مطالب را بخوانید.",
    "این سایت از کوکی استفاده می‌کند.",
    "© {y} {outlet} - کلیه حقوق محفوظ است",
    "برچسب‌ها: ",
    "جستجو",
)
ES = Tongue(
    "es",
    _split("Inicio|Política|Economía|Cultura|Deportes|El tiempo|Vídeos|Anuncios|Contacto"),
    _split("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
    "{d} de {month} de {y}",
    "Por ",
    "Publicado el ",
    "Actualizado el ",
    "Leer más",
    "Noticias relacionadas",
    "Lo más leído",
    "Comentarios",
    "Deja un comentario",
    "Suscríbete a nuestro boletín y recibe las noticias de la semana en tu correo.",
    "Utilizamos cookies propias y de terceros para mejorar nuestros servicios.",
    "© {y} {outlet}. Todos los derechos reservados. Aviso legal",
    "Etiquetas: ",
    "Buscar",
    _split("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
)
RU = Tongue(
    "ru",
    _split("Главная|Новости|Политика|Экономика|Культура|Спорт|Мнения|Видео|О нас"),
    _split("января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"),
    "{d} {month} {y}",
    "Автор: ",
    "Опубликовано: ",
    "Обновлено: ",
    "Читать далее",
    "Читайте также",
    "Самое читаемое",
    "Комментарии",
    "Оставить комментарий",
    "Подпишитесь на нашу рассылку, чтобы получать лучшие материалы недели.",
    "Продолжая пользоваться сайтом, вы соглашаетесь на использование файлов cookie.",
    "© {y} {outlet}. Все права защищены.",
    "Теги: ",
    "Поиск",
)
TR = Tongue(
    "tr",
    _split("Ana sayfa|Gündem|Siyaset|Ekonomi|Kültür|Spor|Yazarlar|Galeri|İletişim"),
    _split("Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"),
    "{d} {month} {y}",
    "Yazan: ",
    "Yayınlanma: ",
    "Güncelleme: ",
    "Devamını oku",
    "İlgili haberler",
    "Çok okunanlar",
    "Yorumlar",
    "Yorum yap",
    "Haftanın öne çıkan haberlerini almak için bültenimize abone olun.",
    "Bu site çerez kullanmaktadır. Siteyi kullanmaya devam ederek bunu kabul etmiş olursunuz.",
    "© {y} {outlet}. Tüm hakları saklıdır.",
    "Etiketler: ",
    "Ara",
)
AR = Tongue(
    "ar",
    _split("الرئيسية|أخبار|سياسة|اقتصاد|ثقافة|رياضة|مقالات|فيديو|اتصل بنا"),
    _split("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    "{d} {month} {y}",
    "بقلم: ",
    "نشر في ",
    "آخر تحديث ",
    "اقرأ المزيد",
    "مواضيع ذات صلة",
    "الأكثر قراءة",
    "التعليقات",
    "اترك تعليقا",
    "اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل أسبوع.",
    "يستخدم هذا الموقع ملفات تعريف الارتباط.",
    "© {y} {outlet}. جميع الحقوق محفوظة",
    "الوسوم: ",
    "بحث",
)
IT = Tongue(
    "it",
    _split("Prima pagina|Politica|Economia|Cultura|Sport|Meteo|Video|Annunci|Contatti"),
    _split("gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
    "{d} {month} {y}",
    "di ",
    "Pubblicato il ",
    "Aggiornato il ",
    "Continua a leggere",
    "Leggi anche",
    "I più letti",
    "Commenti",
    "Lascia un commento",
    "Iscriviti alla nostra newsletter per non perdere nessun articolo.",
    "Questo sito utilizza i cookie per migliorare la navigazione.",
    "© {y} {outlet} - Tutti i diritti riservati",
    "Tag: ",
    "Cerca",
)

_SHARES = ("Facebook", "Twitter", "Email", "Print", "WhatsApp", "LinkedIn", "Telegram")


def menu(draw: random.Random, tongue: Tongue, *, listed: bool = True) -> Node:
    """Make the menu of a site."""
    words = tongue.menu[: draw.randint(5, len(tongue.menu))]
    if listed:
        return el("ul", *(el("li", el("a", word, href="#")) for word in words), class_="menu")
    return el("div", *(piece for word in words for piece in (el("a", word, href="#"), " | ")))


def shares(draw: random.Random) -> Node:
    """Make the links to share."""
    chosen = draw.sample(_SHARES, draw.randint(3, 5))
    if draw.random() < 0.4:
        return el("div", *(piece for word in chosen for piece in (el("span", word), " ")))
    return el("ul", *(el("li", el("a", word, href="#")) for word in chosen))


def teasers(draw: random.Random, tongue: Tongue, head: str, count: int, *, told: bool = True) -> Node:
    """Make a list of other articles, with a sentence about each where ``told``; some with a date."""
    boxes = []
    for _ in range(count):
        title, sentence = teaser(draw)
        day = date(draw.randint(2010, 2024), draw.randint(1, 12), draw.randint(1, 28))
        boxes.append(
            el(
                "div",
                el("h3", el("a", title, href="#")),
                el("p", sentence) if told else None,
                el("span", tongue.day_of(day), class_="date") if draw.random() < 0.4 else None,
                el("p", el("a", tongue.read_more, href="#")) if told and draw.random() < 0.5 else None,
            )
        )
    return el("div", el("h2", head), *boxes, class_="teasers")


def remarks(draw: random.Random, tongue: Tongue, count: int) -> Node:
    """Make readers' comments with names and times."""
    boxes = []
    for _ in range(count):
        name, words = remark(draw)
        day = date(draw.randint(2010, 2024), draw.randint(1, 12), draw.randint(1, 28))
        time = f"{tongue.day_of(day)}, {draw.randint(0, 23)}:{draw.randint(10, 59)}"
        boxes.append(el("li", el("b", name), el("div", time), el("p", words), el("a", "Reply", href="#")))
    head = f"{count} {tongue.comments}" if draw.random() < 0.6 else tongue.comments
    return el("div", el("h3", head), el("ol", *boxes), el("h3", tongue.leave), _form(tongue), class_="comments")


def _form(tongue: Tongue) -> Node:
    return el("form", el("label", "Name *"), el("label", "Email *"), el("button", tongue.leave))


def footer(draw: random.Random, tongue: Tongue, outlet: str, year: int) -> Node:
    """Make the foot of a page: prompt, menu, rights."""
    rights = tongue.rights.format(y=year, outlet=outlet)
    return el(
        "div", el("p", tongue.subscribe), menu(draw, tongue, listed=draw.random() < 0.5), el("p", rights), class_="foot"
    )
