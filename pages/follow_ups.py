"""Did writing back change anything? What was sent, what came of it, and the fair comparison."""

from ajar import pipeline, ui
from ajar.present import follow_ups

view = ui.open_page("follow_ups")
answer = view.ask(pipeline.follow_ups)

ui.show(follow_ups.sent(answer.sent))
ui.show(follow_ups.comparison(answer.fair, answer.naive, answer.randomised))
ui.show(follow_ups.after_rejection(answer.after_rejection))
ui.show(follow_ups.after_rejection_comparison(answer.after_rejection_fair))
ui.offer_coin(view)
