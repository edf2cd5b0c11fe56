#include "cli/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/inspect.hpp"
#include "cli/tour_answers.hpp"
#include "cli/tour_review.hpp"
#include "cli/tour_voice.hpp"
#include "pack/read.hpp"
#include "share/file.hpp"
#include "shell/look_file.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using nlohmann::json;
using words::say;
using words::Word;

namespace {

constexpr std::string_view passphrase = "plum ladder quiet engine";
constexpr std::string_view no_longer_there = "The panel met twice before anybody thought to ask what the school had known, and when.";

}  // namespace

std::string named(Word word) { return std::string(say(word)); }

std::string called(const pack::Case& pack) { return pack.subject.name.empty() ? pack.title : pack.subject.name; }

Guide::Guide(const Tour& tour)
    : tour_(tour),
      display_(tour.width, tour.height),
      portfolio_(fs::absolute(tour.portfolio.value_or(tour.out / "portfolio.vignette"))),
      protected_(fs::absolute(tour.out) / "protected.vignette"),
      review_(fs::absolute(tour.out) / "review.vignette"),
      home_(fs::absolute(tour.out) / "home") {
  const auto content = tour.content.value_or(shell::shipped("content"));
  auto shelf = pack::read_shelf({content});
  terms_ = std::move(shelf.terms);
  for (auto& pack : shelf.cases)
    if (tour.case_id.empty() || pack.id == tour.case_id) cases_.push_back(std::move(pack));
  if (cases_.empty()) throw DriveFailure("there is no case to show");
}

void Guide::clear() {
  fs::remove_all(home_);
  // Of an earlier tour, in its own folder; a portfolio that stands elsewhere was not there before (`run_tour` has seen to it).
  for (const auto& portfolio : {tour_.portfolio ? fs::path() : portfolio_, protected_, review_})
    for (const char* left : {"", "-wal", "-shm", "-lock"})
      if (!portfolio.empty()) fs::remove(portfolio.string() + left);
  fs::remove_all(protected_.parent_path() / "backups");
  app::Look look;
  look.text_size = app::nearest_text_size(tour_.text_size);
  look.theme = tour_.theme == "dark" ? app::Theme::dark : tour_.theme == "contrast" ? app::Theme::contrast : app::Theme::paper;
  if (const auto written = shell::write_look(home_ / "look.json", look); !written) throw DriveFailure(words::describe(written.error()));
}

void Guide::start(const fs::path& portfolio) {
  std::string characters;
  for (const auto& answer : tour_answers) characters += answer;
  std::vector<std::string> arguments{"--portfolio", portfolio.string(), "--size", fmt::format("{}x{}", tour_.width, tour_.height)};
  if (tour_.content) arguments.insert(arguments.end(), {"--content", fs::absolute(*tour_.content).string()});
  std::vector<std::string> variables = silent_voice(home_ / "voice");
  variables.push_back("VIGNETTE_HOME=" + home_.string());
  driver_.emplace(display_, fs::read_symlink("/proc/self/exe"), arguments, variables, characters);
  frames_ = 0, ms_ = 0;
}

void Guide::start_review() {
  make_review(review_, portfolio_, cases_);
  start(review_);
}

void Guide::quit() {
  driver_->press("ctrl+q");
  if (const int status = driver_->wait(); status != 0) throw DriveFailure(fmt::format("the program ended with {}", status));
}

void Guide::step(const std::string& name, const Until& until) {
  const int number = static_cast<int>(steps_.size()) + 1;
  const std::string file = fmt::format("{:02}-{}", number, name), png = file + ".png", outline = file + ".outline.txt";
  const View view = driver_->look(until, fs::absolute(tour_.out) / png, fs::absolute(tour_.out) / outline);
  steps_.push_back(
      {{"n", number}, {"name", name}, {"png", png}, {"outline", outline}, {"frames", view.frames - frames_}, {"ms", view.ms - ms_}});
  frames_ = view.frames, ms_ = view.ms;
}

void Guide::last_look() {
  if (driver_) driver_->look({}, fs::absolute(tour_.out) / "last-look.png", fs::absolute(tour_.out) / "last-look.outline.txt");
}

void Guide::click_card(const pack::Case& pack) {
  const View view = driver_->look({.screen = "shelf"});
  const std::string begins = called(pack);
  const auto card = std::find_if(view.items.begin(), view.items.end(),
                                 [&](const Seen& item) { return item.role == "button" && item.name.starts_with(begins); });
  if (card == view.items.end()) throw DriveFailure("no card for " + pack.id);
  driver_->click(card->name, "button");
}

void Guide::open(const pack::Case& pack) {
  driver_->press("ctrl+1");
  click_card(pack);
  // Once in a run of the program the note comes before the case.
  if (driver_->look().find(named(Word::note_read), "button")) driver_->click(named(Word::note_read), "button");
  driver_->look({.screen = "reader"});
}

void Guide::answer(const pack::Case& pack, std::size_t question) {
  const std::string_view text = tour_answers.at(typed_.size() % tour_answers.size());
  driver_->look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
  if (question == 0) step(called(pack) + "-question-empty");
  driver_->type(text);
  step(fmt::format("{}-question-{}", called(pack), question + 1), {.value = std::string(text), .saved = true});
  typed_.push_back({pack.id, pack.questions[question].id, text, {}});
  driver_->press("ctrl+Next");
}

void Guide::write(std::string_view words, const std::string& becomes) {
  driver_->look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
  driver_->type(words);
  driver_->look({.value = becomes, .saved = true});
}

void Guide::type_passphrase() { driver_->type(passphrase); }

void Guide::type_passphrase_twice() {
  type_passphrase();
  driver_->press("Return");  // from the first field to the second
  driver_->look();
  type_passphrase();
}

void Guide::type_group_asked_for() {
  const View view = driver_->look();
  for (std::size_t number = 1; number <= 16; ++number) {
    if (!view.find(say(Word::recovery_ask, fmt::arg("number", number)), "text box")) continue;
    const Seen* group = view.find(say(Word::recovery_group, fmt::arg("number", number)));
    if (!group) break;
    driver_->type(group->value);
    return;
  }
  throw DriveFailure("the recovery sheet asks for no group");
}

void Guide::show_answer() {
  const std::string begins = called(cases_.front());
  driver_->look({.screen = "portfolio", .saved = true});
  const View view = driver_->look({.begins = begins});
  if (!view.find(named(Word::portfolio_go_on)))
    driver_->click(say(Word::portfolio_row, fmt::arg("name", begins), fmt::arg("number", 1)), "list item");
  driver_->look({.name = named(Word::portfolio_go_on)});
}

bool Guide::explain_a_word() {
  const View view = driver_->look();
  for (const Seen& item : view.items) {
    if (item.role != "link" || std::ranges::find(terms_, item.name, &pack::Term::name) == terms_.end()) continue;
    driver_->click(item.name, "link");
    driver_->look({.name = say(Word::term_close, fmt::arg("term", item.name))});
    return true;
  }
  return false;
}

void Guide::weeks_pass() {
  constexpr std::int64_t weeks = 3LL * 7 * 24 * 3'600'000;
  auto store = store::Store::open(portfolio_);
  const auto reader = store::Reader::open(portfolio_);
  const auto contents = reader ? (*reader)->everything() : std::unexpected(reader.error());
  if (!store || !contents) throw DriveFailure("the tour's own portfolio can't be opened");
  std::vector<store::Change> changes;
  for (portfolio::Commitment one : contents->commitments) {
    one.made.ms -= weeks;
    changes.emplace_back(portfolio::SaveCommitment{std::move(one)});
  }
  if (!contents->marks.empty()) {
    portfolio::Mark mark = std::ranges::max(contents->marks, {}, [](const portfolio::Mark& one) { return one.made.ms; });
    mark.at = {mark.at.begin, std::string(no_longer_there), {}, {}};
    mark.id.back() = mark.id.back() == '0' ? '1' : '0';  // another one
    changes.emplace_back(portfolio::SaveMark{std::move(mark)});
  }
  if (const auto kept = (*store)->transact(changes); !kept) throw DriveFailure(words::describe(kept.error()));
}

bool Guide::select_in_a_paragraph() {
  const View view = driver_->look();
  const double scale = tour_.text_size / 100.0, line = 30 * scale;
  for (const Seen& item : view.items) {
    if (item.role != "paragraph" || item.name.size() < 120 || item.w < view.width * 0.3) continue;
    const double first = item.y >= 60 * scale ? item.y : item.y + line * std::ceil((60 * scale - item.y) / line);
    if (first + 2 * line > std::min(item.y + item.h, view.height - 20.0)) continue;
    driver_->drag(item.x + 4, first + 12 * scale, item.x + item.w * 0.7, first + 40 * scale);
    driver_->press("shift+End");  // where a word ends
    return true;
  }
  return false;
}

void Guide::navigate(const std::string& name) {
  if (driver_->look().find(named(Word::nav_menu), "button")) driver_->click(named(Word::nav_menu), "button");
  driver_->click(name);
}

int Guide::report() {
  read_back();
  write_export();
  const auto differing = std::count_if(typed_.begin(), typed_.end(), [](const Typed& one) { return one.text != one.read_back; });
  json answers = json::array();
  for (const auto& one : typed_)
    answers.push_back({{"case", one.case_id}, {"question", one.question_id}, {"typed", one.text}, {"read_back", one.read_back}});
  const json summary{{"version", VIGNETTE_VERSION},
                     {"size", fmt::format("{}x{}", tour_.width, tour_.height)},
                     {"text_size", tour_.text_size},
                     {"theme", tour_.theme},
                     {"steps", steps_},
                     {"answers", answers},
                     {"portfolio", tour_.portfolio ? portfolio_.string() : portfolio_.filename().string()},
                     {"exports", exports_}};
  if (const auto written = share::write_file(tour_.out / "tour.json", summary.dump(2) + "\n"); !written)
    throw DriveFailure(words::describe(written.error()));
  const auto line = differing == 0 ? say(Word::tour_done, fmt::arg("folder", tour_.out.string()), fmt::arg("pictures", steps_.size()),
                                         fmt::arg("answers", typed_.size()))
                                   : say(Word::tour_differs, fmt::arg("count", differing));
  if (tour_.json) std::fputs((summary.dump(2) + "\n").c_str(), stdout);
  if (!tour_.json || differing > 0) std::fputs((line + "\n").c_str(), differing == 0 ? stdout : stderr);
  return differing == 0 ? done : wrong;
}

void Guide::read_back() {
  const auto reader = store::Reader::open(portfolio_);
  if (!reader) throw DriveFailure(words::describe(reader.error()));
  const auto contents = (*reader)->everything();
  if (!contents) throw DriveFailure(words::describe(contents.error()));
  for (auto& one : typed_)
    for (const auto& answer : contents->answers)
      if (answer.key.case_id == one.case_id && answer.key.question_id == one.question_id) one.read_back = answer.text;
}

void Guide::write_export() {
  const Common common{.portfolio = portfolio_, .content = tour_.content};
  if (export_writing(common, {.format = "md", .to = tour_.out / "writing.md", .quiet = true}) != done)
    throw DriveFailure("the export could not be written");
  exports_.push_back("writing.md");
}

}  // namespace vignette::cli
