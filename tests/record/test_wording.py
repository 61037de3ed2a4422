"""SQL of the record in the words of PostgreSQL."""

import pytest

from onrecord.record.postgres.wording import asked, told

QUESTIONS = {
    "SELECT id FROM documents WHERE path = :path": "SELECT id FROM documents WHERE path = %(path)s",
    "SELECT ':no', 50 % 7 FROM labels WHERE at = :at": "SELECT ':no', 50 %% 7 FROM labels WHERE at = %(at)s",
    "SELECT a FROM b CROSS JOIN c AS d ON d.e = b.e": "SELECT a FROM b JOIN c AS d ON d.e = b.e",
    "SELECT a FROM b CROSS JOIN c AS d JOIN e ON e.f = d.f": "SELECT a FROM b CROSS JOIN c AS d JOIN e ON e.f = d.f",
    "SELECT a FROM b ORDER BY a LIMIT :most": "SELECT a FROM b ORDER BY a LIMIT nullif(CAST(%(most)s AS bigint), -1)",
    "SELECT a FROM b WHERE a LIKE :part": r"SELECT a FROM b WHERE a ILIKE replace(%(part)s, '\', '\\')",
    "SELECT a FROM b WHERE a LIKE '%x'": "SELECT a FROM b WHERE a ILIKE '%%x'",
    "SELECT replace(a, char(92), '/') FROM b": "SELECT replace(a, chr(92), '/') FROM b",
    "SELECT min((SELECT 1), (SELECT 2)) LIMIT -1": "SELECT least((SELECT 1), (SELECT 2)) LIMIT ALL",
    "SELECT CAST(a ->> 0 AS INTEGER)": "SELECT CAST(a ->> 0 AS bigint)",
    "SELECT a WHERE (SELECT 1) IS NOT (SELECT 2)": "SELECT a WHERE (SELECT 1) IS DISTINCT FROM (SELECT 2)",
    "SELECT CAST('documents'::regclass AS text)": "SELECT CAST('documents'::regclass AS text)",
}


@pytest.mark.parametrize(("sql", "words"), QUESTIONS.items())
def test_questions(sql: str, words: str) -> None:
    assert asked(sql) == words


STATEMENTS = {
    "DELETE FROM a WHERE b = ? AND c <> '?%'": "DELETE FROM a WHERE b = %s AND c <> '?%%'",
    "INSERT OR IGNORE INTO a SELECT 'x', b FROM c WHERE d = ?": (
        "INSERT INTO a SELECT 'x', b FROM c WHERE d = %s ON CONFLICT DO NOTHING"
    ),
    "CREATE TEMP TABLE a (b INTEGER PRIMARY KEY)": "CREATE TEMP TABLE a (b bigint PRIMARY KEY)",
}


@pytest.mark.parametrize(("sql", "words"), STATEMENTS.items())
def test_statements(sql: str, words: str) -> None:
    assert told(sql) == words
