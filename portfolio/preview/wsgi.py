"""What the server loads for a preview: the app by itself, without its edge and without mail."""

from portfolio import garbage

with garbage.left_alone():
    from portfolio import server
    from portfolio.preview import create_preview

    server.log_to_stderr()
    app = create_preview()
