"""What SQL of this room asks for and PostgreSQL does not have: functions and operators of the record's own.

Those in SQL are unfolded into the question where they stand, so that indexes are used as if they were not there.
"""

from typing import Final

_PURE: Final = "LANGUAGE sql IMMUTABLE PARALLEL SAFE"

FUNCTIONS: Final = (
    # a list that is handed over as JSON holds numbers or words, and is compared with columns of either
    f"CREATE FUNCTION number_is(bigint, text) RETURNS boolean {_PURE} AS 'SELECT $1 = CAST($2 AS bigint)'",
    f"CREATE FUNCTION is_number(text, bigint) RETURNS boolean {_PURE} AS 'SELECT CAST($1 AS bigint) = $2'",
    "CREATE OPERATOR = (LEFTARG = bigint, RIGHTARG = text, FUNCTION = number_is, COMMUTATOR = =)",
    "CREATE OPERATOR = (LEFTARG = text, RIGHTARG = bigint, FUNCTION = is_number, COMMUTATOR = =)",
    # JSON is kept as text, as it was written
    f"CREATE FUNCTION json_at(text, integer) RETURNS text {_PURE} AS 'SELECT CAST($1 AS json) ->> $2'",
    f"""CREATE FUNCTION json_extract(text, text) RETURNS text {_PURE} AS $$
    SELECT jsonb_path_query_first(CAST($1 AS jsonb), CAST($2 AS jsonpath)) #>> '{{}}' $$""",
    "CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = integer, FUNCTION = json_at)",
    "CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_extract)",
    f"""CREATE FUNCTION json_each(text) RETURNS TABLE (key bigint, value text) {_PURE} ROWS 100 AS $$
    SELECT place - 1, item #>> '{{}}'
    FROM json_array_elements(CAST($1 AS json)) WITH ORDINALITY AS of(item, place) $$""",  # noqa: S608 - all of it is ours
    # offsets have 64 bits
    f"""CREATE FUNCTION substr(text, bigint, bigint) RETURNS text {_PURE} AS $$
    SELECT substr($1, CAST($2 AS integer), CAST($3 AS integer)) $$""",
    # as linked.canonical_id
    f"""CREATE FUNCTION canonical_id(text) RETURNS text {_PURE} AS $$
    SELECT CASE WHEN left($1, 1) = 'v' THEN 'h' ELSE 'n' END
    || left(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 16) $$""",
    # the number of a new row, as a file gives it; whoever writes is alone
    """CREATE FUNCTION next_number(of text) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE found bigint; BEGIN
    EXECUTE format('SELECT coalesce(max(number), 0) + 1 FROM %I', of) INTO found; RETURN found; END $$""",
)
"""What is made before the tables."""
