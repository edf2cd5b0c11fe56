// Replies with real files: previewed, saved once more, corrected, locked meanwhile; and what is typed in from paper.
#include <catch2/generators/catch_generators.hpp>
#include <optional>
#include <vector>

#include "app/review.hpp"
#include "share/press.hpp"
#include "share/replying.hpp"
#include "share/sealing.hpp"
#include "share/writers.hpp"
#include "shell/dialog.hpp"
#include "shell/running.hpp"
#include "support/full_disk.hpp"
#include "ui/sheet_page.hpp"

using namespace vignette;
namespace intent = app::intent;
using portfolio::PageKind;
using support::Desk;
using support::Dialog;
using support::Running;

namespace {

const std::string number(26, '7');

bool idle(const app::Model& model) { return model.review.read && !model.review.busy; }

bool previewed(const app::Model& model) {
  const auto& previewing = model.review.previewing;
  return previewing.page && !previewing.making;
}

/// A supervisor to whom somebody's writing was handed over; or a learner whose own went out on paper.
struct Person {
  explicit Person(bool mine = false) {
    portfolio::Exchange exchange{
        .number = number, .mine = mine, .keys = mine ? std::string() : share::hex(other.open()), .name = "Kit Marsh", .role = {}};
    portfolio::Page page{.kind = PageKind::share, .number = number, .mine = mine, .body = share::to_bytes(support::a_share())};
    page.digest = share::digest_of(page.body);
    page.made = support::a_share().page.made;
    exchange.pages.push_back(page);
    auto store = store::Store::open(desk.file());
    REQUIRE(store);
    REQUIRE((*store)->transact({portfolio::SaveOwnCard{{own.seed_in_hex(), "Ann", "supervisor", {1}}},
                                portfolio::SavePerson{{share::hex(other.open()), "Kit Marsh", "", {1}, portfolio::Instant{2}, {}}},
                                portfolio::SaveExchange{exchange}}));
  }

  static void show(Running& running) {
    running.until_open();
    running.apply(intent::ShowReview{});
    running.until(idle);
    running.apply(intent::ShowExchange{number});
  }
  void reply(Running& running, app::ReplyForm form, const std::filesystem::path& to) const {
    dialog.chooses(to);
    running.apply(intent::MakeReply{form});
    running.until(idle);
    REQUIRE_FALSE(running.model().review.problem);
  }
  void save_again(Running& running, PageKind kind, app::ReplyForm form, const std::filesystem::path& to) const {
    dialog.chooses(to);
    running.apply(intent::AskToSaveAgain{kind});
    running.until(previewed);
    running.apply(intent::SaveAgain{form});
    running.until(idle);
  }
  std::expected<share::Opened, words::Problem> opened(const std::filesystem::path& file) const {
    const support::Knowing knowing{.people = {own.open()}, .numbers = {}};
    return share::open_sealed(support::bytes_of(file), other, knowing.known(), {});
  }
  const portfolio::Page& page(const Running& running, PageKind kind) const {
    return *portfolio::newest(app::find_exchange(running.model().review, number)->record, kind);
  }

  const Desk desk;
  const Dialog dialog{desk};
  const share::OwnKeys own = support::keys_of('s'), other = support::keys_of('l');
};

std::uint64_t shown(const Running& running) { return running.model().review.previewing.shown; }
/// A page of what is previewed, as the window asks for it.
std::optional<shell::Pixels> picture(Running& running, std::uint64_t of, std::size_t page) {
  return running.session().page_picture(ui::name_of({.number = of, .page = page, .pixels_wide = 397, .of = ui::PagePicture::Of::review}));
}

const share::Press press{std::filesystem::path(VIGNETTE_BUILD) / "vignette-press.so", VIGNETTE_FACES};

const char* ending(app::ReplyForm form) {
  return form == app::ReplyForm::pdf ? ".pdf" : form == app::ReplyForm::docx ? ".docx" : ".vignette-sealed";
}

/// These are the pages of what was made.
void check_pages(const share::Document& page, const std::vector<shell::Pixels>& drawn) {
  const auto pages = share::pages(page, share::Paper::a4, press);
  REQUIRE(pages);
  REQUIRE(pages->count() == drawn.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) CHECK(pages->draw(i, 397).rgba == drawn[i].rgba);
}

/// And this is the file of it: the same document makes the same bytes.
void check_file(const std::string& bytes, app::ReplyForm form, const share::Document& page, const std::string& body, const Person& person) {
  if (form == app::ReplyForm::sealed) {
    const support::Knowing knowing{.people = {person.own.open()}, .numbers = {}};
    const auto opened = share::open_sealed(bytes, person.other, knowing.known(), {});
    REQUIRE(opened);
    CHECK(opened->body == body);
    return;
  }
  const auto made = form == app::ReplyForm::pdf ? share::pdf(page, share::Paper::a4, press) : share::docx(page, share::Paper::a4, press);
  REQUIRE(made);
  CHECK(bytes == *made);
}

}  // namespace

TEST_CASE("a reply that went as a page by mistake is saved again as a sealed file, the very same under its number") {
  const Person person;
  Running running(person.desk.options());
  Person::show(running);
  running.type("Let us meet.", app::Field::review_reply);
  person.reply(running, app::ReplyForm::docx, person.desk.scratch / "reply.docx");
  const auto made = person.page(running, PageKind::reply);
  const auto file = person.desk.scratch / "reply.vignette-sealed";
  person.save_again(running, PageKind::reply, app::ReplyForm::sealed, file);
  REQUIRE_FALSE(running.model().review.problem);
  CHECK(running.model().review.saved == app::Review::Saved::reply);
  CHECK(running.model().review.saved_to == file.string());
  const auto opened = person.opened(file);
  REQUIRE(opened);
  CHECK(opened->kind == PageKind::reply);
  CHECK(opened->number == made.number);
  CHECK(opened->body == made.body);
  CHECK(app::find_exchange(running.model().review, number)->record.pages.size() == 2);
  person.save_again(running, PageKind::reply, app::ReplyForm::pdf, person.desk.scratch / "again.pdf");
  CHECK(support::bytes_of(person.desk.scratch / "again.pdf").starts_with("%PDF"));
}

TEST_CASE("what goes back is what was previewed, word for word and page for page: a reply, in each form") {
  const auto form = GENERATE(app::ReplyForm::sealed, app::ReplyForm::pdf, app::ReplyForm::docx);
  const Person person;
  Running running(person.desk.options());
  Person::show(running);
  running.type("Let us meet", app::Field::review_reply);
  running.apply(intent::CommentOn{portfolio::Comment::Kind::question, 5, 0, 4});
  running.type("Who else knows?", app::Field::review_comment);
  running.apply(intent::AskForReply{});
  running.until(previewed);
  std::string more;
  for (int i = 0; i < 60; ++i) more += "\nAt ten.";
  const auto end = app::editing(running.model(), app::Field::review_reply)->text.size();
  running.apply(intent::Edit{app::Field::review_reply, {end, "", more}});
  running.until(previewed);
  const auto preview = *running.model().review.previewing.page;
  CHECK(preview.pages > 1);
  std::vector<shell::Pixels> drawn;
  for (std::size_t i = 0; i < preview.pages; ++i) drawn.push_back(picture(running, shown(running), i).value());
  const auto file = person.desk.scratch / (std::string("made") + ending(form));
  person.reply(running, form, file);
  CHECK_FALSE(running.model().review.previewing.page);

  const auto& kept = person.page(running, PageKind::reply);
  const auto shared = support::a_share();
  const auto reply = share::reply_of(kept.body, &shared, {});
  REQUIRE(reply);
  CHECK(reply->words == "Let us meet" + more);
  const auto page = share::reply_page(shared, *reply);
  CHECK(preview.text == share::plain_text(page));
  check_pages(page, drawn);
  check_file(support::bytes_of(file), form, page, kept.body, person);
}

TEST_CASE("what was agreed goes as it was previewed, too") {
  const auto form = GENERATE(app::ReplyForm::sealed, app::ReplyForm::pdf, app::ReplyForm::docx);
  const Person person;
  Running running(person.desk.options());
  Person::show(running);
  running.apply(intent::ShowAgreement{});
  running.type("Ask the family first.", app::Field::agreed_words);
  running.type("Ann", app::Field::agreed_owner);
  running.apply(intent::AskForAgreement{});
  running.until(previewed);
  running.type("I would wait.", app::Field::agreed_learner);
  running.until(previewed);
  const auto preview = *running.model().review.previewing.page;
  REQUIRE(preview.pages == 1);
  const std::vector drawn{picture(running, shown(running), 0).value()};
  const auto file = person.desk.scratch / (std::string("made") + ending(form));
  person.dialog.chooses(file);
  running.apply(intent::MakeAgreement{form});
  running.until(idle);
  const auto& kept = person.page(running, PageKind::agreement);
  const auto shared = support::a_share();
  const auto agreement = share::agreement_of(kept.body, {});
  REQUIRE(agreement);
  const auto page = share::agreement_page(&shared, *agreement);
  CHECK(preview.text == share::plain_text(page));
  check_pages(page, drawn);
  check_file(support::bytes_of(file), form, page, kept.body, person);
}

TEST_CASE("a preview is held only while what it shows may go, and not behind the lock") {
  const Person person;
  const std::string passphrase = "plum ladder quiet engine";
  Running running(person.desk.options());
  running.until_open();
  running.apply(intent::AskProtect{app::Protecting::set});
  support::choose_passphrase(running, passphrase);
  support::sheet_done(running);
  Person::show(running);
  running.type("Let us meet.", app::Field::review_reply);
  running.until_saved();
  running.apply(intent::AskForReply{});
  running.until(previewed);
  const auto first = shown(running);
  REQUIRE(picture(running, first, 0));
  CHECK_FALSE(picture(running, first + 1, 0));
  CHECK_FALSE(running.session().page_picture(ui::name_of({.number = first, .pixels_wide = 397})));  // of what leaves there is none
  SECTION("not yet") {
    running.apply(intent::AskForReply{false});
    running.apply(intent::ChooseKnown{share::hex(person.other.open())});  // found after it was forgotten
    running.until([](const app::Model& m) { return !m.review.six_words.empty(); });
  }
  SECTION("locked") {
    const bool making = GENERATE(false, true);
    if (making) running.apply(intent::Edit{app::Field::review_reply, {12, "", " At ten."}});
    running.apply(intent::Lock{});
    REQUIRE(running.model().vault.locked);
    CHECK_FALSE(running.model().review.previewing.page);
    support::unlock_with(running, passphrase);
    Person::show(running);  // what it reads comes after what was forgotten
    for (const auto one : {first, first + 1}) CHECK_FALSE(picture(running, one, 0));
  }
  CHECK_FALSE(running.model().review.previewing.page);
  CHECK_FALSE(picture(running, first, 0));
}

TEST_CASE("a reply and an agreement have the ending of their form, too") {
  const Person person;
  Running running(person.desk.options());
  Person::show(running);
  running.type("Let us meet.", app::Field::review_reply);
  person.dialog.chooses(person.desk.scratch / "reply.docx");
  running.apply(intent::MakeReply{app::ReplyForm::sealed});
  running.until(idle);
  REQUIRE(running.model().review.problem);
  CHECK_FALSE(std::filesystem::exists(person.desk.scratch / "reply.docx"));
  person.reply(running, app::ReplyForm::sealed, person.desk.scratch / "reply");
  CHECK(person.opened(person.desk.scratch / "reply.vignette-sealed"));
  running.apply(intent::ShowAgreement{});
  running.type("Ask the family first.", app::Field::agreed_words);
  person.dialog.chooses(person.desk.scratch / "agreed");
  running.apply(intent::MakeAgreement{app::ReplyForm::sealed});
  running.until(idle);
  CHECK(person.opened(person.desk.scratch / "agreed.vignette-sealed"));
}

TEST_CASE("a reply that is being written and can't be kept is in the copy one saves elsewhere, told as unfinished") {
  const Person person;
  Running running(person.desk.options());
  Person::show(running);
  {
    const support::FullDisk full(0);
    running.type("Could we begin there?", app::Field::review_reply);
    running.until([](const app::Model& m) { return m.saving.state == app::SaveState::failed; });
  }
  const auto copy = person.desk.scratch / "copy.md";
  person.dialog.chooses(copy);
  running.apply(intent::SaveCopyElsewhere{});
  running.until([](const app::Model& m) { return !m.saving.copying; });
  const auto told = support::bytes_of(copy);
  const auto words = told.find("Could we begin there?"), says = told.find("A reply that is not finished");
  REQUIRE(words != std::string::npos);
  CHECK(says < words);
}

TEST_CASE("what was agreed is saved again, too") {
  const Person person;
  Running running(person.desk.options());
  Person::show(running);
  running.apply(intent::ShowAgreement{});
  running.type("Ask the family first.", app::Field::agreed_words);
  person.dialog.chooses(person.desk.scratch / "agreed.docx");
  running.apply(intent::MakeAgreement{app::ReplyForm::docx});
  running.until(idle);
  const auto made = person.page(running, PageKind::agreement);
  const auto file = person.desk.scratch / "agreed.vignette-sealed";
  person.save_again(running, PageKind::agreement, app::ReplyForm::sealed, file);
  CHECK(running.model().review.saved == app::Review::Saved::agreement);
  const auto opened = person.opened(file);
  REQUIRE(opened);
  CHECK(opened->number == made.number);
  CHECK(opened->body == made.body);
}

TEST_CASE("a corrected reply is a file of its own, which sorts after the one it corrects, and both are there after a restart") {
  const Person person;
  std::string first;
  const auto file = person.desk.scratch / "second.vignette-sealed";
  {
    Running running(person.desk.options());
    Person::show(running);
    running.type("Let us meet", app::Field::review_reply);
    person.reply(running, app::ReplyForm::sealed, person.desk.scratch / "first.vignette-sealed");
    first = person.page(running, PageKind::reply).number;
    running.apply(intent::WriteReply{});
    running.type(" at ten", app::Field::review_reply);
    running.until_saved();
  }
  Running running(person.desk.options());
  Person::show(running);
  CHECK(app::reply_of(*app::chosen_exchange(running.model().review))->words == "Let us meet");
  running.apply(intent::WriteReply{});
  running.type(" today.", app::Field::review_reply);
  person.reply(running, app::ReplyForm::sealed, file);
  const auto opened = person.opened(file);
  REQUIRE(opened);
  CHECK(opened->number > first);
  const auto shared = support::a_share();
  CHECK(share::reply_of(opened->body, &shared, {})->words == "Let us meet at ten today.");
  CHECK(app::reply_of(*app::chosen_exchange(running.model().review))->words == "Let us meet at ten today.");
  running.until_saved();
  const auto reviews = (*store::Reader::open(person.desk.file()))->reviews();
  REQUIRE(reviews);
  CHECK(portfolio::exchange_of(*reviews, number)->pages.size() == 3);
  CHECK(reviews->unfinished.empty());
}

TEST_CASE("what is put away unfinished, of a reply and of what is agreed, is in the file as notes, also after a restart") {
  const Person person;
  {
    Running running(person.desk.options());
    Person::show(running);
    running.type("Let us meet", app::Field::review_reply);
    person.reply(running, app::ReplyForm::docx, person.desk.scratch / "reply.docx");
    running.apply(intent::WriteReply{});
    running.type(" at ten", app::Field::review_reply);
    running.until_saved();
    running.apply(intent::TypeReply{false});
    running.apply(intent::WriteReply{false});
    running.apply(intent::ShowAgreement{});
    running.type("Ask the family first.", app::Field::agreed_words);
    running.until_saved();
    running.apply(intent::PutAgreementAway{});
    running.until_saved();
  }
  const auto reviews = (*store::Reader::open(person.desk.file()))->reviews();
  REQUIRE(reviews);
  CHECK(reviews->unfinished.empty());
  Running running(person.desk.options());
  Person::show(running);
  const auto& notes = app::chosen_exchange(running.model().review)->record.notes;
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].words == "Let us meet at ten");
  CHECK(notes[1].words == "Learning: Ask the family first.");
}

TEST_CASE("whose reply it is, typed in from paper before a word of it, is there after a restart") {
  const Person person(true);
  {
    Running running(person.desk.options());
    Person::show(running);
    running.apply(intent::TypeReply{});
    running.type(" and Jo", app::Field::review_reply_name);
    running.until_saved();
  }
  Running running(person.desk.options());
  Person::show(running);
  running.apply(intent::TypeReply{});
  CHECK(running.model().review.reply_name.text == "Kit Marsh and Jo");
}

TEST_CASE("locked before a place was chosen for a page that is saved again, nothing is written") {
  const Person person;
  const std::string passphrase = "plum ladder quiet engine";
  Running running(person.desk.options());
  running.until_open();
  running.apply(intent::AskProtect{app::Protecting::set});
  support::choose_passphrase(running, passphrase);
  support::sheet_done(running);
  Person::show(running);
  running.type("Let us meet.", app::Field::review_reply);
  person.reply(running, app::ReplyForm::docx, person.desk.scratch / "reply.docx");
  running.until_saved();
  running.back_up();  // nothing else is on its way then
  const auto file = person.desk.scratch / "again.docx";
  person.dialog.stays_open();
  running.apply(intent::AskToSaveAgain{PageKind::reply});
  running.until(previewed);
  running.apply(intent::SaveAgain{app::ReplyForm::docx});
  REQUIRE(running.model().review.busy);
  running.apply(intent::Lock{});
  REQUIRE(running.model().vault.locked);
  person.dialog.answers(file);
  running.until([](const app::Model& m) { return m.notice && m.notice->what == words::say(words::Word::locked_meanwhile); });
  CHECK_FALSE(std::filesystem::exists(file));
  support::unlock_with(running, passphrase);
  running.until_open();
  Person::show(running);
  CHECK_FALSE(running.model().review.busy);
  CHECK(app::reply_of(*app::chosen_exchange(running.model().review)));
}
