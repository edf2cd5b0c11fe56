// A share: sealed for one person, kept as it went, with the version of each answer in it; and what comes back stands beside it.
#include <sqlite3.h>

#include <algorithm>

#include "share/sealing.hpp"
#include "share/writers.hpp"
#include "shell/dialog.hpp"
#include "shell/running.hpp"

using namespace vignette;
namespace intent = app::intent;
using Choice = app::LeavingChoice;
using portfolio::PageKind;
using support::Desk;
using support::Dialog;
using support::Running;

namespace {

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string answer = "I asked nobody. Then I waited.";

/// A learner who knows a supervisor, and has answered a question; with planted words in all that is none of the share.
struct Learner {
  Learner() {
    portfolio::Exchange other{.number = std::string(26, '7'), .mine = true, .keys = {}, .name = "planted other", .role = {}};
    portfolio::Page page{.kind = PageKind::share, .number = other.number, .mine = true, .body = share::to_bytes(support::a_share())};
    page.digest = std::string(64, '0');
    other.pages.push_back(page);
    other.notes.push_back({"0192a0b0-0000-7000-8000-000000000001", {1}, "planted note"});
    auto begun = support::a_reply(other.number);
    begun.words = "planted unfinished";
    auto store = store::Store::open(desk.file());
    REQUIRE(store);
    REQUIRE((*store)->transact(
        {portfolio::SaveOwnCard{{own.seed_in_hex(), "R.", "case manager", {1}}},
         portfolio::SavePerson{{share::hex(supervisor.open()), "Ann", "supervisor", {1}, portfolio::Instant{2}, {}}},
         portfolio::SavePerson{{share::hex(support::keys_of('p').open()), "planted person", "", {1}, portfolio::Instant{2}, {}}},
         portfolio::SaveExchange{other}, portfolio::SaveUnfinished{{other.number, PageKind::reply, share::to_bytes(begun), {3}}}}));
  }

  /// The sheet, with the answer for supervision, previewed.
  void open(Running& running, Choice::Form form) const {
    running.until_open();
    running.apply(intent::OpenAt{support::first.case_id, support::first.question_id});
    if (running.model().drafts.at(support::first).editing.text.empty()) running.type(answer);
    running.apply(intent::ShowLeaving{.answer = support::first});
    running.until([](const app::Model& m) { return m.review.read; });
    auto choice = running.model().leaves.choice;
    choice.whom = Choice::Whom::supervision;
    choice.form = form;
    choice.to = share::hex(supervisor.open());
    running.apply(intent::ChangeLeaving{choice});
    previewed(running);
  }
  static void previewed(Running& running) {
    running.until([](const app::Model& m) { return m.leaves.preview && !m.leaves.making; });
  }
  void save(Running& running, const std::filesystem::path& to) const {
    dialog.chooses(to);
    running.apply(intent::SaveLeaving{});
    running.until([](const app::Model& m) { return !m.leaves.saving && !m.leaves.sharing; });
    CHECK(running.model().leaves.saved_to == to.string());
  }
  const app::ExchangeRead& share(const Running& running) const {
    const auto* found = app::find_exchange(running.model().review, running.model().leaves.saved_number);
    REQUIRE(found);
    return *found;
  }

  const Desk desk;
  const Dialog dialog{desk};
  const share::OwnKeys own = support::keys_of('l'), supervisor = support::keys_of('s');
};

}  // namespace

TEST_CASE("what is sealed is what was previewed, and nothing else of the portfolio; a copy is kept as it went") {
  const Learner learner;
  const auto file = learner.desk.scratch / "share.vignette-sealed";
  std::string number;
  {
    Running running(learner.desk.options());
    learner.open(running, Choice::Form::sealed);
    CHECK(running.model().leaves.name.text == "R.");  // as the card has it
    running.type("Who tells whom?", app::Field::leave_talk);
    Learner::previewed(running);
    const std::string previewed = running.model().leaves.preview->text;
    CHECK(holds(previewed, answer));
    learner.save(running, file);
    const support::Knowing knowing{.people = {learner.own.open()}, .numbers = {}};
    const auto opened = share::open_sealed(support::bytes_of(file), learner.supervisor, knowing.known(), {});
    REQUIRE(opened);
    const auto shared = share::shared_of(opened->body, {});
    REQUIRE(shared);
    CHECK(share::plain_text(shared->page) == previewed);
    CHECK(shared->name == "R.");
    CHECK_FALSE(holds(opened->body, "planted"));
    CHECK(holds(shared->page.foot, opened->number.substr(0, 4)));
    const auto& kept = learner.share(running).record;
    number = kept.number;
    CHECK(kept.number == opened->number);
    CHECK(kept.name == "Ann");
    CHECK(kept.keys == share::hex(learner.supervisor.open()));
    REQUIRE(kept.pages.size() == 1);
    CHECK(kept.pages[0].body == opened->body);
    CHECK(kept.pages[0].digest.size() == 64);
    REQUIRE(kept.answers.size() == 1);
    CHECK(kept.answers[0].key == support::first);
    CHECK_FALSE(kept.answers[0].version.empty());
    running.until_saved();
  }
  const auto reader = store::Reader::open(learner.desk.file());
  REQUIRE(reader);
  const auto reviews = (*reader)->reviews();
  REQUIRE(reviews);
  const auto* kept = portfolio::exchange_of(*reviews, number);
  REQUIRE(kept);
  const auto versions = (*reader)->revisions(support::first);
  REQUIRE(versions);
  REQUIRE(versions->size() == 1);
  CHECK(kept->answers[0].version == versions->front().id);
  CHECK(versions->front().text == answer);
}

TEST_CASE("for what is sealed only one's own card and those of others are read, and none of what was shared before") {
  const Learner learner;
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::sealed);
  running.until_saved();
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(learner.desk.file().c_str(), &database) == SQLITE_OK);
  sqlite3_busy_timeout(database, 60'000);  // the program may be writing where one is
  REQUIRE(sqlite3_exec(database, "ALTER TABLE exchange RENAME TO out_of_reach", nullptr, nullptr, nullptr) == SQLITE_OK);
  running.apply(intent::CancelLeaving{});  // whom one is, is forgotten with what was made
  running.apply(intent::MakeLeaving{});
  running.until([](const app::Model& m) { return !m.leaves.making; });
  CHECK_FALSE(running.model().leaves.problem);
  CHECK(running.model().leaves.preview);
  CHECK(sqlite3_exec(database, "ALTER TABLE out_of_reach RENAME TO exchange", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

TEST_CASE("the same page saved as a PDF and for Word is one share; printed too; only previewed, none; changed, another") {
  const Learner learner;
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::pdf);
  CHECK(running.model().review.exchanges.size() == 1);
  learner.save(running, learner.desk.scratch / "page.pdf");
  REQUIRE(running.model().review.exchanges.size() == 2);
  const auto number = learner.share(running).record.number;
  CHECK(learner.share(running).record.keys.empty());
  const auto in = [&](Choice::Form form) {
    auto choice = running.model().leaves.choice;
    choice.form = form;
    running.apply(intent::ChangeLeaving{choice});
    Learner::previewed(running);
  };
  in(Choice::Form::docx);
  learner.save(running, learner.desk.scratch / "page.docx");
  in(Choice::Form::txt);
  learner.save(running, learner.desk.scratch / "page.txt");
  CHECK(holds(support::bytes_of(learner.desk.scratch / "page.txt"), number.substr(0, 4)));
  CHECK(running.model().review.exchanges.size() == 2);
  running.type("Something else?", app::Field::leave_talk);
  Learner::previewed(running);
  learner.save(running, learner.desk.scratch / "page.txt");
  CHECK(running.model().review.exchanges.size() == 3);
  CHECK(learner.share(running).record.number != number);
  auto choice = running.model().leaves.choice;
  choice.whom = Choice::Whom::me;  // for oneself nothing is shared
  running.apply(intent::ChangeLeaving{choice});
  Learner::previewed(running);
  learner.save(running, learner.desk.scratch / "mine.txt");
  CHECK(running.model().review.exchanges.size() == 3);
  CHECK(running.model().leaves.saved_number.empty());
}

TEST_CASE("a reply that is opened stands beside the frozen share, while the answer goes on; and one from paper is typed in") {
  const Learner learner;
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::sealed);
  learner.save(running, learner.desk.scratch / "share.vignette-sealed");
  const auto number = learner.share(running).record.number;
  const auto shared = *app::shared_of(learner.share(running));
  const auto& blocks = shared.page.blocks;
  const auto prose = std::ranges::find(blocks, portfolio::Block::Kind::prose, &portfolio::Block::kind);
  REQUIRE(prose != blocks.end());
  share::Reply reply{.about = number, .name = "Ann", .role = "supervisor", .made = {2026, 10, 16}};
  reply.comments.push_back(
      {share::Comment::Kind::question, static_cast<std::size_t>(prose - blocks.begin()), 2, 14, "asked nobody", "Who else knows?"});
  const auto sealed = share::seal(reply, shared, learner.supervisor, learner.own.open());
  REQUIRE(sealed);
  const auto file = learner.desk.scratch / "reply.vignette-sealed";
  support::put_bytes(file, sealed->file.bytes);
  running.apply(intent::OpenAt{support::first.case_id, support::first.question_id});
  running.type(" And later I asked.");
  learner.dialog.chooses(file);
  running.apply(intent::ShowReview{});
  running.apply(intent::OpenGiven{});
  running.until([](const app::Model& m) { return !m.review.busy; });
  CHECK_FALSE(running.model().review.problem.has_value());
  const auto* exchange = app::find_exchange(running.model().review, number);
  REQUIRE(exchange);
  REQUIRE(app::reply_of(*exchange));
  CHECK(app::reply_of(*exchange)->comments.front().words == "Who else knows?");
  CHECK(*app::shared_of(*exchange) == shared);  // the frozen share does not change

  // On paper: another page, whose reply is typed in.
  learner.open(running, Choice::Form::pdf);
  learner.save(running, learner.desk.scratch / "page.pdf");
  const auto page = learner.share(running).record.number;
  running.apply(intent::ShowExchange{page});
  running.apply(intent::TypeReply{});
  running.type("Come and see me.", app::Field::review_reply);
  running.type("Ann", app::Field::review_reply_name);
  running.apply(intent::MakeReply{app::ReplyForm::typed});
  running.until([](const app::Model& m) { return !m.review.busy; });
  const auto* typed = app::find_exchange(running.model().review, page);
  REQUIRE(typed);
  REQUIRE(typed->record.pages.size() == 2);
  CHECK(typed->record.pages[1].typed);
  CHECK_FALSE(typed->record.pages[1].mine);
  CHECK(app::reply_of(*typed)->words == "Come and see me.");
  CHECK(app::reply_of(*typed)->name == "Ann");
  CHECK_FALSE(app::may_reply(running.model().review));
  running.until_saved();
}

TEST_CASE("what one would like to talk about is in the file as it is typed, comes back in another run, and goes with the page") {
  const Learner learner;
  const auto in_file = [&](std::string_view about) {
    const auto reviews = (*store::Reader::open(learner.desk.file()))->reviews().value();
    const auto found = std::ranges::find(reviews.unfinished, about, &portfolio::Unfinished::about);
    return found == reviews.unfinished.end() ? std::string() : found->body;
  };
  {
    Running running(learner.desk.options());
    learner.open(running, Choice::Form::pdf);
    running.type("Who tells whom?", app::Field::leave_talk);
    running.type("22 October", app::Field::leave_day);
    running.until_saved();
    CHECK(in_file(portfolio::to_talk_about) == "Who tells whom?");
    CHECK(in_file(portfolio::meeting_on) == "22 October");
  }
  {
    Running running(learner.desk.options());
    learner.open(running, Choice::Form::pdf);
    CHECK(running.model().leaves.talk.text == "Who tells whom?");
    CHECK(running.model().leaves.day.text == "22 October");
    CHECK(holds(running.model().leaves.preview->text, "Who tells whom?"));
    learner.save(running, learner.desk.scratch / "page.pdf");
    running.until_saved();
    CHECK(in_file(portfolio::to_talk_about).empty());
    CHECK(in_file(portfolio::meeting_on).empty());
  }
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::pdf);
  CHECK(running.model().leaves.talk.text.empty());
  CHECK_FALSE(holds(running.model().leaves.preview->text, "Who tells whom?"));
}

TEST_CASE("a reply that was begun from paper stays as a note when the sealed one comes") {
  const Learner learner;
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::sealed);
  learner.save(running, learner.desk.scratch / "share.vignette-sealed");
  const auto number = learner.share(running).record.number;
  const auto shared = *app::shared_of(learner.share(running));
  const auto sealed = share::seal({.about = number, .name = "Ann", .made = {2026, 10, 16}, .words = "Come and see me."}, shared,
                                  learner.supervisor, learner.own.open());
  REQUIRE(sealed);
  const auto file = learner.desk.scratch / "reply.vignette-sealed";
  support::put_bytes(file, sealed->file.bytes);
  running.apply(intent::ShowExchange{number});
  running.apply(intent::TypeReply{});
  running.type("She said to come", app::Field::review_reply);
  learner.dialog.chooses(file);
  running.apply(intent::OpenGiven{});
  running.until([](const app::Model& m) { return !m.review.busy; });
  CHECK_FALSE(running.model().review.problem);
  REQUIRE(running.model().notice);
  CHECK(running.model().notice->what == words::say(words::Word::review_typed_kept));
  running.until_saved();
  const auto reviews = (*store::Reader::open(learner.desk.file()))->reviews().value();
  const auto* kept = portfolio::exchange_of(reviews, number);
  REQUIRE(kept);
  REQUIRE(kept->pages.size() == 2);
  CHECK_FALSE(kept->pages[1].typed);
  REQUIRE(kept->notes.size() == 1);
  CHECK(kept->notes[0].words == "She said to come");
  CHECK(std::ranges::find(reviews.unfinished, number, &portfolio::Unfinished::about) == reviews.unfinished.end());
}

TEST_CASE("everything for oneself holds what was shared and what came of it, in the file as in the preview; a case of it none") {
  const Learner learner;
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::txt);
  for (const auto what : {Choice::What::everything, Choice::What::one_case}) {
    auto choice = running.model().leaves.choice;
    choice.whom = Choice::Whom::me;
    choice.what = what;
    running.apply(intent::ChangeLeaving{choice});
    Learner::previewed(running);
    const bool everything = what == Choice::What::everything;
    CHECK(running.model().leaves.preview->exchanges == (everything ? 1 : 0));
    const std::string text = running.model().leaves.preview->text;
    CHECK(holds(text, answer));
    for (const auto* words : {"planted note", "planted unfinished"}) CHECK(holds(text, words) == everything);
    const auto to = learner.desk.scratch / "mine.txt";
    learner.dialog.chooses(to);
    running.apply(intent::SaveLeaving{});
    running.until([](const app::Model& m) { return !m.leaves.saving; });
    CHECK(support::bytes_of(to) == text);
  }
}

TEST_CASE("all of an exchange is saved as one page in each of its forms, from the window; nothing else of the portfolio is in it") {
  const Learner learner;
  Running running(learner.desk.options());
  learner.open(running, Choice::Form::sealed);
  running.apply(intent::ShowExchange{std::string(26, '7')});
  using Form = intent::ExchangeForm;
  for (const auto& [form, ending] :
       {std::pair(Form::pdf, "pdf"), std::pair(Form::docx, "docx"), std::pair(Form::html, "html"), std::pair(Form::text, "txt")}) {
    running.apply(intent::AskToSaveExchange{});
    CHECK(running.model().review.all);
    running.until([](const app::Model& m) { return m.review.previewing.page && !m.review.previewing.making; });
    const auto seen = running.model().review.previewing.page->text;
    const auto to = learner.desk.scratch / (std::string("all.") + ending);
    learner.dialog.chooses(to);
    running.apply(intent::SaveExchangePage{form});
    CHECK(running.model().review.busy);
    running.until([](const app::Model& m) { return !m.review.busy; });
    CHECK_FALSE(running.model().review.problem);
    CHECK(running.model().review.saved == app::Review::Saved::exchange);
    CHECK(running.model().review.saved_to == to.string());
    CHECK_FALSE(running.model().review.all);
    const auto bytes = support::bytes_of(to);
    if (form == Form::pdf) CHECK(bytes.starts_with("%PDF"));
    if (form == Form::docx) CHECK(bytes.starts_with("PK"));
    if (form == Form::text) CHECK(bytes == seen);
    if (form != Form::html && form != Form::text) continue;
    CHECK(holds(bytes, "planted note"));
    CHECK(holds(bytes, "lives elsewhere"));
    CHECK_FALSE(holds(bytes, "planted unfinished"));
    CHECK_FALSE(holds(bytes, answer));
  }
  // Thought better of, nothing is written, and one can choose again.
  std::filesystem::remove(learner.desk.scratch / "dialog/chosen");
  running.apply(intent::AskToSaveExchange{});
  running.until([](const app::Model& m) { return m.review.previewing.page && !m.review.previewing.making; });
  running.apply(intent::SaveExchangePage{Form::text});
  running.until([](const app::Model& m) { return !m.review.busy; });
  CHECK(running.model().review.all);
  CHECK(running.model().review.saved_to.empty());
}
