"""Links are opened in a browser that has a window of its own; one in this terminal would draw over the program."""

import webbrowser


def open_link(address: str) -> str:
    """Opens an address and says so; where there is no such browser, says that."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return "No browser was found: copy the address."
    if _in_terminal(browser) or not browser.open(address):
        return "No browser with a window was found: copy the address."
    return "Opened in your browser."


def _in_terminal(browser: webbrowser.BaseBrowser) -> bool:
    return isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
