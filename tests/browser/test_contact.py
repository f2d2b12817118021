"""Who to contact again, in a real browser: choosing, copying, sending, undoing."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import go_to, open_sample, settled

pytestmark = pytest.mark.browser


@pytest.fixture
def contact(page, server):
    """The list of the sample's companies to contact."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_sample(page, server.url, "contact")
    expect(options(page).first).to_be_visible()
    return page


def options(page):
    """The entries of the list."""
    return page.get_by_role("listbox", name="Companies to contact").get_by_role("option")


def names(page) -> list[str]:
    """The companies of the list, in order."""
    return options(page).locator(".name").all_inner_texts()


def shows(page, company: str) -> None:
    """Wait until the message at the right is that for *company*."""
    pane = page.locator(".st-key-contact_message").get_by_role("heading", level=2)
    expect(pane).to_have_text(company)
    settled(page)


def with_message(page) -> str:
    """Choose the first company with a message to be marked as sent; its name."""
    for at, name in enumerate(names(page)):
        options(page).nth(at).click()
        shows(page, name)
        if page.locator("#body").is_visible() and page.locator(".st-key-contact_sent").is_visible():
            return name
    raise AssertionError


def test_a_click_anywhere_on_an_entry_chooses_it(contact):
    """At its corners as in its middle: the message is that company's, and one entry is marked."""
    for at, place in ((2, (6, 6)), (3, (0.5, 0.5)), (4, (-6, -6))):
        entry = options(contact).nth(at)
        box = entry.bounding_box()
        x, y = (
            each if each > 1 else size + each if each < 0 else size * each
            for each, size in zip(place, (box["width"], box["height"]), strict=True)
        )
        entry.click(position={"x": x, "y": y})

        shows(contact, names(contact)[at])
        expect(entry).to_have_attribute("aria-selected", "true")
        assert 1 == contact.locator('[role="option"][aria-selected="true"]').count()


def test_the_keyboard_chooses_and_reaches_the_message(contact):
    """One tab stop: arrows go through the list, End to the last, Tab on to the message."""
    every = names(contact)
    contact.get_by_role("listbox").first.focus()
    contact.keyboard.press("ArrowDown")
    shows(contact, every[1])
    contact.keyboard.press("End")
    shows(contact, every[-1])
    contact.keyboard.press("Home")
    contact.keyboard.press("ArrowDown")
    contact.keyboard.press("Enter")
    shows(contact, every[1])
    contact.keyboard.press("Tab")

    within = "!!document.activeElement.closest('.st-key-contact_message')"
    assert contact.evaluate(within)


def test_copy_and_mail_carry_what_is_shown(contact):
    """Also what was changed by hand; the address is that of the contact."""
    with_message(contact)
    body = contact.locator("#body")
    body.fill(body.input_value() + "\n\nP.S. Grüße & 50% more")
    text, subject = body.input_value(), contact.locator("#subject").input_value()
    to = contact.locator("#to").input_value()
    contact.get_by_role("button", name="Copy message").click()
    expect(contact.get_by_text("Message copied")).to_be_visible()
    link = urlsplit(contact.get_by_role("link", name="Open in email").get_attribute("href"))
    sent = {key: value[0] for key, value in parse_qs(link.query).items()}

    assert text == contact.evaluate("navigator.clipboard.readText()")
    assert (subject, text) == (sent["subject"], sent["body"].replace("\r\n", "\n"))
    assert unquote(link.path) in to
    assert text == body.input_value()


def test_a_message_too_long_for_a_link_is_saved_as_a_draft(contact, tmp_path):
    """An .eml that mail programs open as a message still to be sent."""
    with_message(contact)
    contact.locator("#body").fill("Grüezi. " * 400)
    with contact.expect_download() as handed:
        contact.get_by_role("link", name="Save as email draft").click()
    path = tmp_path / handed.value.suggested_filename
    handed.value.save_as(path)
    import email
    from email import policy

    draft = email.message_from_bytes(path.read_bytes(), policy=policy.default)

    assert "1" == draft["X-Unsent"]
    assert "Grüezi. " * 400 == draft.get_content()


def test_a_second_click_after_sending_hits_nothing(contact):
    """The card stays where it is; the list keeps its place; undo brings everything back."""
    name, before = with_message(contact), names(contact)
    button = contact.get_by_role("button", name="I've sent it")
    box = button.bounding_box()
    spot = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    contact.mouse.click(*spot)
    for pause in (200, 250, 300, 500):
        contact.wait_for_timeout(pause)
        contact.mouse.click(*spot)
    settled(contact)
    said = contact.get_by_text(re.compile(r"^Sent to .* on 20 Nov 2026\.$"))

    expect(said).to_be_visible()
    shows(contact, name)
    assert before == names(contact)
    expect(button).to_be_disabled()

    contact.locator(".st-key-contact_undo").get_by_role("button").click()
    expect(said).not_to_be_visible()
    shows(contact, name)
    assert before == names(contact)


def test_next_leads_on_only_when_it_is_pressed(contact):
    """From the company that was written to, to the one after it."""
    name = with_message(contact)
    after = names(contact)[names(contact).index(name) + 1]
    contact.get_by_role("button", name="I've sent it").click()
    following = contact.get_by_role("button", name=f"Next: {after}")
    expect(following).to_be_visible()
    settled(contact)
    following.click()

    shows(contact, after)


def test_putting_off_is_named_and_can_be_undone(contact):
    """The answer stands at the card, with the company's name and its undo."""
    name, before = with_message(contact), names(contact)
    for way, told in (
        ("Snooze for 1 month", f"{name}: back on 20 Dec 2026."),
        ("Don't suggest again", f"{name} won't be suggested again."),
    ):
        contact.get_by_role("button", name="Not now").click()
        contact.get_by_text(way, exact=True).click()
        expect(contact.get_by_text(told).first).to_be_visible()
        settled(contact)
        contact.locator(".st-key-contact_undo").get_by_role("button").click()

        expect(contact.get_by_role("button", name="Not now")).to_be_visible()
        settled(contact)
        shows(contact, name)
        assert before == names(contact)


def test_a_reload_warns_while_something_is_unsaved(contact):
    """Nothing decided, no question; a message marked as sent, and the browser asks."""
    warned = []
    contact.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    with_message(contact)
    assert contact.evaluate("window.onbeforeunload") is None
    contact.get_by_role("button", name="I've sent it").click()
    expect(contact.get_by_text(re.compile(r"^Sent to "))).to_be_visible()
    settled(contact)
    contact.evaluate("setTimeout(() => location.reload(), 0)")
    contact.wait_for_timeout(1500)

    assert ["beforeunload"] == warned
    expect(contact.get_by_text(re.compile(r"^Sent to "))).to_be_visible()


def test_write_on_the_overview_leads_to_the_message(page, server):
    """Two clicks from the dropped file to a message, all of it and its button above the fold."""
    for width, height in ((1440, 900), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        open_sample(page, server.url)
        page.get_by_role("button", name="Write", exact=True).first.click()
        body = page.locator("#body")
        expect(body).to_be_visible()
        settled(page)
        copy = page.locator("#copy").bounding_box()

        assert copy["y"] + copy["height"] < height
        assert body.input_value().strip()


@pytest.fixture
def phone(chromium, server):
    """A phone with touch."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    opened = context.new_page()
    open_sample(opened, server.url)
    yield opened
    context.close()


def test_on_a_phone_the_menu_closes_and_list_and_message_are_two_views(phone):
    """A tap opens the message as its own view, and the way back leads to the list."""
    phone.get_by_test_id("stExpandSidebarButton").tap()
    link = phone.get_by_test_id("stSidebarNav").get_by_role("link", name="Who to contact again")
    expect(link).to_be_in_viewport()
    link.tap()
    expect(options(phone).first).to_be_visible()
    settled(phone)
    expect(link).not_to_be_in_viewport()
    expect(phone.locator(".st-key-contact_message")).not_to_be_visible()

    name = names(phone)[1]
    options(phone).nth(1).tap()
    shows(phone, name)
    expect(options(phone).first).not_to_be_visible()
    copy = phone.locator("#copy").bounding_box()
    assert copy["y"] + copy["height"] <= 844, "the message and its button stand above the fold"

    phone.get_by_role("button", name="Back to list").tap()
    expect(options(phone).first).to_be_visible()
    phone.locator(".st-key-contact_tab").get_by_text("Sent").tap()
    expect(phone.get_by_test_id("stTable")).to_be_visible()
    expect(phone.get_by_test_id("stDataFrame")).to_have_count(0)
    for place in ("html", "[data-testid='stMain']"):
        assert phone.eval_on_selector(place, "each => each.scrollWidth") <= 390


def test_a_long_shot_leads_to_its_history(contact):
    """No message is suggested for it, so there is none to be shown beside the list."""
    contact.get_by_text("Long shots").click()
    settled(contact)
    shot = contact.get_by_role("listbox", name="Long shots").get_by_role("option").first
    name = shot.locator(".name").inner_text()
    shot.click()

    expect(contact.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_undo_in_the_sidebar_names_what_it_undoes(contact):
    """From another page, too."""
    name = with_message(contact)
    contact.get_by_role("button", name="I've sent it").click()
    expect(contact.get_by_text(re.compile(r"^Sent to "))).to_be_visible()
    settled(contact)
    go_to(contact, "Your data")
    undo = contact.get_by_role("button", name=f"Undo: {name}")
    expect(undo).to_be_visible()
    undo.click()

    expect(undo).not_to_be_visible()
