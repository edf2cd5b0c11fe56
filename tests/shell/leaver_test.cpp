// What leaves by the one sheet: what was chosen and nothing else, as it was previewed.
#include <algorithm>
#include <random>
#include <set>
#include <thread>

#include "share/sealing.hpp"
#include "share/writers.hpp"
#include "shell/dialog.hpp"
#include "shell/leaver.hpp"
#include "shell/running.hpp"
#include "store/reader.hpp"
#include "support/quick_scratch.hpp"
#include "support/random_portfolio_file.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using Choice = app::LeavingChoice;
using support::Desk;
using support::Dialog;
using support::Running;

namespace {

constexpr portfolio::Now now{{1'792'000'000'000}, 60};

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// A word of its own in everything that is kept, and whose it is.
struct Planted {
  std::string word;
  portfolio::QuestionKey from;
  enum class In { answer, commitment, mark, citation, title } in;
  portfolio::Id mark = {};          ///< of a citation
  portfolio::Instant changed = {};  ///< of a commitment
};

std::vector<Planted> plant(portfolio::Contents& contents) {
  std::vector<Planted> all;
  const auto put = [&](std::string& text, portfolio::QuestionKey from, Planted::In in) {
    all.push_back({"planted" + std::to_string(all.size()) + "x", std::move(from), in});
    text += " " + all.back().word;
    return &all.back();
  };
  for (auto& answer : contents.answers) put(answer.text, answer.key, Planted::In::answer);
  for (auto& one : contents.commitments) {
    put(one.will, one.from, Planted::In::commitment)->changed = one.changed;
    put(one.why, one.from, Planted::In::commitment)->changed = one.changed;
  }
  for (auto& mark : contents.marks) {
    put(mark.note, {mark.case_id, {}}, Planted::In::mark);
    put(mark.at.quote, {mark.case_id, {}}, Planted::In::mark);
  }
  for (auto& cited : contents.cited)
    for (auto& one : cited.list) put(one.quote, cited.by, Planted::In::citation)->mark = one.mark;
  for (auto& one : contents.reflections) put(one.title, portfolio::own_reflection(one.id), Planted::In::title);
  return all;
}

/// What was shared before and what others shared, with a word of its own in each place where words can be; one in each thing that is still
/// being written; and another one in what is in nothing that leaves: who is known.
std::vector<store::Change> planted_exchanges(const portfolio::Contents& contents, bool mine) {
  const std::string word = "plantedshared";
  auto shared = support::a_share();
  for (auto& block : shared.page.blocks)
    if (!block.text.empty()) block.text += " " + word;
  shared.page.title += " " + word;
  portfolio::Exchange one{.number = std::string(26, '7'), .mine = mine, .keys = std::string(128, 'a'), .name = word, .role = word};
  one.pages.push_back({.number = one.number, .mine = mine, .body = share::to_bytes(shared), .digest = std::string(64, '0')});
  auto reply = support::a_reply(one.number);
  reply.comments.clear();
  reply.words = word;
  one.pages.push_back({portfolio::PageKind::reply, std::string(26, '8'), !mine, false, share::to_bytes(reply), std::string(64, '1')});
  if (mine && !contents.answers.empty()) one.answers.push_back({contents.answers.front().key, {}, 0, 1});
  one.notes.push_back({"0192a0b0-0000-7000-8000-000000000001", {1}, word});
  using portfolio::PageKind;
  const auto unfinished = [](std::string_view about, PageKind kind, std::string body) {
    return portfolio::SaveUnfinished{{std::string(about), kind, std::move(body), {3}}};
  };
  reply.words = "unfinishedreply";
  auto agreement = support::an_agreement(one.number);
  agreement.lines.front().words = "unfinishedagreed";
  return {portfolio::SavePerson{{std::string(128, 'a'), "plantednever", "plantednever", {1}, portfolio::Instant{2}, {}}},
          portfolio::SaveExchange{one},
          unfinished(one.number, PageKind::reply, share::to_bytes(reply)),
          unfinished(one.number, PageKind::agreement, share::to_bytes(agreement)),
          unfinished(one.number, PageKind::share, "unfinishednote"),
          unfinished(portfolio::to_talk_about, PageKind::share, "unfinishedtalk"),
          unfinished(portfolio::meeting_on, PageKind::share, "unfinishedmeeting")};
}

/// As a file holds it along with what was shared.
portfolio::Contents through_a_file(const portfolio::Contents& contents, bool mine) {
  const support::QuickScratch scratch;
  const auto file = scratch.path() / "p.vignette";
  auto changes = support::changes_of(contents);
  for (auto& one : planted_exchanges(contents, mine)) changes.push_back(std::move(one));
  const auto store = store::Store::open(file);
  REQUIRE(store);
  REQUIRE((*store)->transact(changes));
  const auto reader = store::Reader::open(file);
  REQUIRE(reader);
  const auto reviews = (*reader)->reviews();
  REQUIRE(reviews);
  REQUIRE(reviews->exchanges.size() == 1);  // so that the looking can fail
  REQUIRE(reviews->unfinished.size() == 5);
  return (*reader)->everything().value();
}

/// A reflection of one's own is as new as its title, its text, or what was said under it, if that leaves too.
bool written_since(const portfolio::Contents& contents, const portfolio::Answer& answer, const app::LeavingWish& wish) {
  if (answer.updated >= *wish.since) return true;
  return std::ranges::any_of(contents.reflections, [&](const auto& one) {
    if (portfolio::own_reflection(one.id) != answer.key) return false;
    return one.changed >= *wish.since || (wish.choice.commitments && std::ranges::any_of(contents.commitments, [&](const auto& said) {
                                            return said.from == answer.key && !said.put_away && said.changed >= *wish.since;
                                          }));
  });
}

}  // namespace

TEST_CASE("what leaves is what was chosen: of three hundred portfolios by chance, nothing planted elsewhere is in it") {
  support::Portfolios portfolios(33);
  std::mt19937 chance(33);
  const auto one_in = [&](unsigned times) { return chance() % times == 0; };
  int chosen_words = 0, other_words = 0, shares = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    auto contents = portfolios.next();
    const auto planted = plant(contents);
    app::LeavingWish wish;
    wish.choice.what = static_cast<Choice::What>(chance() % 5);
    wish.choice.whom = static_cast<Choice::Whom>(chance() % 3);
    wish.choice.commitments = one_in(2);
    wish.choice.case_id = "sam";
    if (wish.choice.what == Choice::What::period) wish.since = portfolio::Instant{1'795'000'000'000};
    wish.choice.form = static_cast<Choice::Form>(chance() % 6);
    std::set<portfolio::QuestionKey> leaves;
    for (const auto& answer : contents.answers) {
      if (portfolio::is_only_for_me(answer.key)) continue;
      const bool ticked = one_in(2);
      if (ticked) wish.choice.chosen.insert(answer.key);
      if (wish.choice.answer == portfolio::QuestionKey() && ticked) wish.choice.answer = answer.key;
      const bool in = wish.choice.what == Choice::What::chosen     ? ticked
                      : wish.choice.what == Choice::What::one_case ? answer.key.case_id == "sam"
                      : wish.choice.what == Choice::What::period   ? written_since(contents, answer, wish)
                                                                   : true;
      if (wish.choice.what == Choice::What::answer ? answer.key == wish.choice.answer : in) leaves.insert(answer.key);
    }
    const bool others = wish.choice.whom != Choice::Whom::me;
    for (const auto& one : planted) {  // some in an earlier version, and without some of what they cite
      if (one.in == Planted::In::answer && one_in(4))
        wish.versions[one.from] = {"r", {1'790'000'000'000}, "earlier" + one.word + " as it was", {}};
      if (one.in == Planted::In::citation && one_in(2)) wish.choice.left_out[one.from].insert(one.mark);
    }
    const auto made = shell::leaving_document(wish, {}, portfolio::Leaving(through_a_file(contents, one_in(2))), now);
    CHECK(std::set(made.keys.begin(), made.keys.end()) == leaves);
    const auto text = share::plain_text(made.document);
    const auto body = share::to_bytes({wish.name, wish.role, made.document});  // what is sealed, and kept of a share
    for (const auto& one : planted) {
      CAPTURE(one.word);
      const bool of_chosen = leaves.contains(one.from);
      REQUIRE(holds(body, one.word) == holds(text, one.word));
      if (one.in == Planted::In::answer) {
        const bool earlier = others && wish.versions.contains(one.from);
        REQUIRE(holds(text, " " + one.word) == (of_chosen && !earlier));
        REQUIRE(holds(text, "earlier" + one.word) == (of_chosen && earlier));
        (of_chosen ? chosen_words : other_words) += 1;
      } else if (one.in == Planted::In::mark || (one.in == Planted::In::commitment && !wish.choice.commitments)) {
        REQUIRE_FALSE(holds(text, one.word));
      } else if (one.in == Planted::In::commitment && wish.since && one.changed < *wish.since) {
        REQUIRE_FALSE(holds(text, one.word));
      } else if (one.in == Planted::In::citation && others) {
        const auto out = wish.choice.left_out.find(one.from);
        REQUIRE(holds(text, one.word) == (of_chosen && (out == wish.choice.left_out.end() || !out->second.contains(one.mark))));
      } else if (wish.choice.what == Choice::What::answer || wish.choice.what == Choice::What::chosen) {
        REQUIRE((of_chosen || !holds(text, one.word)));
      }
    }
    for (const auto& words : {support::only_mine, std::string("plantednever")}) REQUIRE_FALSE(holds(body, words));
    // What was shared, replied and noted is in all of one's own, for oneself, and in nothing else.
    const bool with_shares = !others && wish.choice.what == Choice::What::everything;
    REQUIRE(holds(body, "plantedshared") == with_shares);
    for (const auto* begun : {"reply", "agreed", "note", "talk", "meeting"})
      REQUIRE(holds(body, std::string("unfinished") + begun) == with_shares);  // and what is still being written, likewise
    REQUIRE(made.exchanges == (with_shares ? 1 : 0));
    shares += with_shares ? 1 : 0;
  }
  CHECK(chosen_words > 300);  // so that the looking can fail
  CHECK(other_words > 300);
  CHECK(shares > 10);
}

TEST_CASE("whose page it is is looked at: the name that it begins with is the writer's own") {
  app::LeavingWish wish;
  wish.choice.whom = Choice::Whom::supervision;
  const portfolio::Leaving nothing({});
  const std::atomic<bool> stop = false;
  const auto found = [&](const std::string& name, const std::string& role) {
    wish.name = name, wish.role = role;
    app::LeavingPreview preview;
    shell::look_at(preview, shell::leaving_document(wish, {}, nothing, now), wish, {}, nothing, stop);
    std::vector<std::pair<app::LeavingText::In, std::string>> all;
    for (const auto& text : preview.texts)
      for (const auto& one : text.findings) all.emplace_back(text.in, app::passage_of(text, one));
    return all;
  };
  using In = app::LeavingText::In;
  CHECK(found("R.", "case manager").empty());
  CHECK(found("Rhiannon Bevan", "").empty());
  CHECK(found("R., for Dafydd Pritchard 07700 900123", "case manager at Ysgol Bryn Teg, Neath") ==
        std::vector<std::pair<In, std::string>>{
            {In::name, "Dafydd Pritchard"}, {In::name, "07700 900123"}, {In::role, "Ysgol Bryn Teg"}, {In::role, "Neath"}});
}

TEST_CASE("what was taken out of every page is no share that leaves") {
  portfolio::Contents contents;
  contents.exchanges.push_back({.number = std::string(26, '7'), .mine = true});
  contents.exchanges[0].pages.push_back({.number = std::string(26, '7'), .mine = true, .taken_out = portfolio::Instant{5}});
  CHECK(shell::leaving_document({}, {}, portfolio::Leaving(contents), now).exchanges == 0);
  contents.exchanges[0].notes.push_back({"n", {1}, "A note."});
  CHECK(shell::leaving_document({}, {}, portfolio::Leaving(contents), now).exchanges == 1);
}

TEST_CASE("the file holds the very text that was previewed; changed words are previewed before they leave") {
  const Desk desk;
  const Dialog dialog(desk);
  Running running(desk.options());
  running.until_open();
  running.apply(intent::OpenAt{support::first.case_id, support::first.question_id});
  running.type("I rang the school in Nottingham. Then I waited.");
  running.apply(intent::ShowLeaving{.answer = support::first});
  const auto previewed = [&] { running.until([](const app::Model& m) { return m.leaves.preview && !m.leaves.making; }); };
  for (const auto form : {Choice::Form::txt, Choice::Form::md}) {
    auto choice = running.model().leaves.choice;
    choice.form = form;
    choice.whom = Choice::Whom::supervision;
    running.apply(intent::ChangeLeaving{choice});
    running.type("What would the family say?", app::Field::leave_talk);
    previewed();
    const std::string text = running.model().leaves.preview->text;
    CHECK(holds(text, "What would the family say?"));
    CHECK(holds(text, "Then I waited."));
    const auto to = desk.scratch / (form == Choice::Form::txt ? "page.txt" : "page.md");
    dialog.chooses(to);
    running.apply(intent::SaveLeaving{});
    running.until([](const app::Model& m) { return !m.leaves.saving; });
    CHECK(running.model().leaves.saved_to == to.string());
    CHECK(support::bytes_of(to) == text);
  }
  const auto& texts = running.model().leaves.preview->texts;
  const auto of_answer = std::ranges::find(texts, app::LeavingText::In::answer, &app::LeavingText::in);
  REQUIRE(of_answer != texts.end());
  REQUIRE_FALSE(of_answer->findings.empty());
  CHECK(app::passage_of(*of_answer, of_answer->findings.front()) == "Nottingham");
  running.apply(intent::UseWay{static_cast<std::size_t>(of_answer - texts.begin()), 0, 0});
  previewed();
  CHECK_FALSE(holds(running.model().leaves.preview->text, "Nottingham"));
  running.until([](const app::Model& m) { return !m.taking_out.busy; });
  CHECK_FALSE(running.model().taking_out.problem.has_value());
  running.until_saved();
  CHECK(support::on_disk(desk.file()) == "I rang the school in a town nearby. Then I waited.");
}

TEST_CASE("what is saved has the ending of its form: it is added where there is none, and another form's is refused") {
  const Desk desk;
  const Dialog dialog(desk);
  Running running(desk.options());
  running.until_open();
  running.apply(intent::OpenAt{support::first.case_id, support::first.question_id});
  running.type("Then I waited.");
  running.apply(intent::ShowLeaving{.answer = support::first});
  auto choice = running.model().leaves.choice;
  choice.form = Choice::Form::txt;
  running.apply(intent::ChangeLeaving{choice});
  running.until([](const app::Model& m) { return m.leaves.preview && !m.leaves.making; });
  const auto save = [&](const fs::path& to) {
    dialog.chooses(to);
    running.apply(intent::SaveLeaving{});
    running.until([](const app::Model& m) { return !m.leaves.saving; });
  };
  save(desk.scratch / "page");
  CHECK(running.model().leaves.saved_to == (desk.scratch / "page.txt").string());
  CHECK_FALSE(fs::exists(desk.scratch / "page"));
  save(desk.scratch / "Version 1.2");
  CHECK(fs::exists(desk.scratch / "Version 1.2.txt"));
  const auto refused = [&](const fs::path& to, words::Word mend) {
    save(to);
    REQUIRE(running.model().leaves.problem);
    CHECK(running.model().leaves.problem->mend == words::say(mend, fmt::arg("form", "txt")));
  };
  refused(desk.scratch / "odd.docx", words::Word::export_other_ending_mend);
  CHECK_FALSE(fs::exists(desk.scratch / "odd.docx"));
  const auto before = support::bytes_of(desk.scratch / "page.txt");
  refused(desk.scratch / "page", words::Word::store_in_the_way_mend);  // nobody was asked whether that one may go
  CHECK(support::bytes_of(desk.scratch / "page.txt") == before);
}

TEST_CASE("a page is previewed as it is: pictures of the pages, and the PDF that holds them; what is stopped or locked is forgotten") {
  const Desk desk;
  const Dialog dialog(desk);
  const auto results = std::make_shared<shell::Results>([] {});
  app::LeavingWish wish;
  wish.choice.whom = Choice::Whom::supervision;
  wish.talk = {"What would the family say?"};
  portfolio::Contents contents;
  contents.answers.push_back(
      {.id = "a", .key = support::first, .case_title = "Sam", .question_number = 1, .wording = "Why?", .text = "Then I waited."});
  shell::Leaver leaver({fs::path(VIGNETTE_BUILD) / "vignette-press.so", VIGNETTE_FACES}, results);
  const auto taken = [&] {
    std::optional<app::Intent> first;
    while (!first)
      for (std::this_thread::yield(); auto& made : results->take()) first = made();
    return *first;
  };
  leaver.prepare(7, wish, {}, now)(portfolio::Leaving(contents));
  const auto came = taken();
  const auto* prepared = came.get_if<intent::LeavingPrepared>();
  REQUIRE(prepared);
  CHECK(prepared->number == 7);
  CHECK(prepared->preview.pages == 1);
  CHECK(prepared->preview.answers == 1);
  CHECK(holds(prepared->preview.text, "Then I waited."));
  const auto page = leaver.page(7, 0, 397);
  REQUIRE(page);
  CHECK(page->width == 397);
  CHECK(page->height == 562);  // A4
  CHECK(page->rgba.size() == std::size_t{397} * 562 * 4);
  const auto dark = std::ranges::count_if(page->rgba, [](auto value) { return value < 128; });
  CHECK(dark > 100);  // something is written on it
  CHECK(dark < 30'000);
  CHECK_FALSE(leaver.page(7, 1, 397));
  CHECK_FALSE(leaver.page(6, 0, 397));
  dialog.chooses(desk.scratch / "page.pdf");
  leaver.save({7, ".pdf"}, "page");
  const auto saved = taken();
  REQUIRE(saved.get_if<intent::LeavingSaved>());
  CHECK(support::bytes_of(desk.scratch / "page.pdf").starts_with("%PDF-"));
  leaver.forget();
  leaver.save({8, ".pdf"}, "page");
  CHECK(taken().get_if<intent::LeavingSaved>()->file.empty());
}
