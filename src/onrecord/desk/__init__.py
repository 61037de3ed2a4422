"""The desk: the record in a browser, to read, check and correct. The only room that knows Starlette and uvicorn.

It asks and writes through ``api`` alone. Pages are drawn by the server and can be read without a script; the scripts
add keys, selection and highlights.
"""
