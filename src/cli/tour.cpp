#include "cli/tour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/driver.hpp"
#include "cli/inspect.hpp"
#include "cli/tour_answers.hpp"
#include "pack/read.hpp"
#include "share/file.hpp"
#include "share/markdown.hpp"
#include "shell/look_file.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "store/reader.hpp"
#include "words/words.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using nlohmann::json;
using words::say;
using words::Word;

namespace {

struct Typed {
  std::string case_id, question_id;
  std::string_view text;
  std::string read_back;
};

std::string named(Word word) { return std::string(say(word)); }

constexpr std::string_view passphrase = "plum ladder quiet engine";
constexpr std::string_view first_line = "What stood out was the first review, and who was asked.";
constexpr std::string_view second_line = "\nNobody treated the risk as fixed. A name I should not have written: Meredith.";
constexpr std::string_view sought = "review";
constexpr std::string_view own_note = "Two teams from the first day. Who tells whom, and how soon?";

/// One tour under way: the program, the pictures taken of it, what was typed into it.
class Guide {
 public:
  explicit Guide(const Tour& tour)
      : tour_(tour),
        display_(tour.width, tour.height),
        portfolio_(fs::absolute(tour.out) / "portfolio.vignette"),
        protected_(fs::absolute(tour.out) / "protected.vignette"),
        home_(fs::absolute(tour.out) / "home") {
    const auto content = tour.content.value_or(shell::shipped("content"));
    for (auto& pack : pack::read_shelf({content}).cases)
      if (tour.case_id.empty() || pack.id == tour.case_id) cases_.push_back(std::move(pack));
    if (cases_.empty()) throw DriveFailure("there is no case to show");
  }

  void first_hour() {
    fs::remove_all(home_);
    for (const auto& portfolio : {portfolio_, protected_})
      for (const char* left : {"", "-wal", "-shm", "-lock"}) fs::remove(portfolio.string() + left);
    fs::remove_all(portfolio_.parent_path() / "backups");
    app::Look look;
    look.text_size = app::nearest_text_size(tour_.text_size);
    look.theme = tour_.theme == "dark" ? app::Theme::dark : tour_.theme == "contrast" ? app::Theme::contrast : app::Theme::paper;
    if (const auto written = shell::write_look(home_ / "look.json", look); !written) throw DriveFailure(words::describe(written.error()));
    start();
    step("shelf", {.screen = "shelf"});
    for (std::size_t i = 0; i < cases_.size(); ++i) show_case(cases_[i], i == 0);
    look_around();
    quit();
  }

  void next_morning() {
    start();
    step("the-next-morning", {.screen = "shelf"});
    driver_->press("ctrl+2");
    step("portfolio-the-next-morning", {.role = "list item", .screen = "portfolio"});
    think_with(cases_.front());
    quit();
    read_back();
    write_export();
  }

  /// A second portfolio, locked with a passphrase: set, locked, opened again, its versions and what is found in it.
  void behind_a_passphrase() {
    start(protected_);
    go_to_first_question();
    driver_->look({.screen = "protect"});
    type_passphrase_twice();
    step("a-passphrase-twice", {.screen = "protect"});
    driver_->press("Return");
    step("recovery-sheet", {.screen = "recovery sheet"});
    type_group_asked_for();
    step("recovery-sheet-group");
    driver_->press("Return");
    write(first_line, std::string(first_line));
    driver_->press("ctrl+l");
    step("locked", {.screen = "unlock"});
    driver_->type(passphrase);
    step("locked-passphrase");
    driver_->press("Return");
    const std::string both = std::string(first_line) + std::string(second_line);
    write(second_line, both);
    step("unlocked", {.value = both, .saved = true});
    driver_->press("ctrl+2");
    show_answer();
    step("versions", {.name = named(Word::version_slider)});
    driver_->choose_by_keyboard(named(Word::version_compare));
    step("compare", {.screen = "compare", .saved = true});
    driver_->press("ctrl+shift+f");
    driver_->look({.name = named(Word::search_field), .role = "text box", .screen = "search"});
    driver_->type(sought);
    step("search", {.name = named(Word::search_answers), .screen = "search"});
    driver_->press("ctrl+2");
    show_answer();
    driver_->choose_by_keyboard(named(Word::portfolio_take_out));
    driver_->look({.screen = "take out"});
    driver_->choose_by_keyboard(named(Word::out_answer));
    step("take-out", {.name = named(Word::out_row_stays), .screen = "take out"});
    driver_->choose_by_keyboard(named(Word::out_take));
    step("taken-out", {.name = named(Word::out_title_done)});
    quit();
  }

  /// What the window showed when the tour could not go on.
  void last_look() {
    if (driver_) driver_->look({}, fs::absolute(tour_.out) / "last-look.png", fs::absolute(tour_.out) / "last-look.outline.txt");
  }

  int report() {
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
                       {"portfolio", portfolio_.filename().string()},
                       {"exports", exports_}};
    if (const auto written = share::write_file(tour_.out / "tour.json", summary.dump(2) + "\n"); !written)
      throw DriveFailure(words::describe(written.error()));
    const auto line = differing == 0 ? say(Word::tour_done, fmt::arg("folder", tour_.out.string()), fmt::arg("pictures", steps_.size()),
                                           fmt::arg("answers", typed_.size()))
                                     : say(Word::tour_differs, fmt::arg("count", differing));
    std::fputs((line + "\n").c_str(), differing == 0 ? stdout : stderr);
    return differing == 0 ? done : wrong;
  }

 private:
  void start() { start(portfolio_); }

  void start(const fs::path& portfolio) {
    std::string characters;
    for (const auto& answer : tour_answers) characters += answer;
    std::vector<std::string> arguments{"--portfolio", portfolio.string(), "--size", fmt::format("{}x{}", tour_.width, tour_.height)};
    if (tour_.content) arguments.insert(arguments.end(), {"--content", fs::absolute(*tour_.content).string()});
    driver_.emplace(display_, fs::read_symlink("/proc/self/exe"), arguments, std::vector<std::string>{"VIGNETTE_HOME=" + home_.string()},
                    characters);
    frames_ = 0, ms_ = 0;
  }

  void step(const std::string& name, const Until& until = {}) {
    const int number = static_cast<int>(steps_.size()) + 1;
    const std::string file = fmt::format("{:02}-{}", number, name), png = file + ".png", outline = file + ".outline.txt";
    const View view = driver_->look(until, fs::absolute(tour_.out) / png, fs::absolute(tour_.out) / outline);
    steps_.push_back(
        {{"n", number}, {"name", name}, {"png", png}, {"outline", outline}, {"frames", view.frames - frames_}, {"ms", view.ms - ms_}});
    frames_ = view.frames, ms_ = view.ms;
  }

  void type_passphrase_twice() {
    driver_->type(passphrase);
    driver_->press("Return");  // from the first field to the second
    driver_->look();
    driver_->type(passphrase);
  }

  /// The question before the first kept word: what it looks like with a passphrase typed, and then the other way.
  void choose_the_sign_in() {
    step("before-the-first-words", {.screen = "protect"});
    type_passphrase_twice();
    step("with-a-passphrase");
    driver_->click(named(Word::protect_with_sign_in));
    step("with-the-sign-in");
    driver_->click(named(Word::protect_continue), "button");
  }

  void go_to_first_question() {
    click_card(cases_.front());
    if (!cases_.front().warnings.empty()) {
      driver_->look({.screen = "content note"});
      driver_->click(named(Word::note_read), "button");
    }
    driver_->look({.screen = "reader"});
    driver_->press("ctrl+Return");
  }

  void type_group_asked_for() {
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

  /// Writes on where the caret stands.
  void write(std::string_view words, const std::string& becomes) {
    driver_->look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
    driver_->type(words);
    driver_->look({.value = becomes, .saved = true});
  }

  /// In the portfolio the newest answer is shown beside the list; in a narrow window it is opened from it.
  void show_answer() {
    driver_->look({.screen = "portfolio", .saved = true});
    const View view = driver_->look({.begins = row_begins()});
    if (!view.find(named(Word::portfolio_go_on)))
      driver_->click(say(Word::portfolio_row, fmt::arg("name", row_begins()), fmt::arg("number", 1)), "list item");
    driver_->look({.name = named(Word::portfolio_go_on)});
  }

  std::string row_begins() const { return cases_.front().subject.name.empty() ? cases_.front().title : cases_.front().subject.name; }

  void click_card(const pack::Case& pack) {
    const View view = driver_->look({.screen = "shelf"});
    const std::string begins = pack.subject.name.empty() ? pack.title : pack.subject.name;
    const auto card = std::find_if(view.items.begin(), view.items.end(),
                                   [&](const Seen& item) { return item.role == "button" && item.name.starts_with(begins); });
    if (card == view.items.end()) throw DriveFailure("no card for " + pack.id);
    driver_->click(card->name, "button");
  }

  void show_case(const pack::Case& pack, bool at_length) {
    const std::string who = pack.subject.name.empty() ? pack.id : pack.subject.name;
    driver_->press("ctrl+1");
    click_card(pack);
    if (!pack.warnings.empty()) {
      step(who + "-content-note", {.screen = "content note"});
      driver_->click(named(Word::note_read), "button");
    }
    step(who + "-reader", {.screen = "reader"});
    driver_->press("Page_Down");
    step(who + "-reader-further");
    if (at_length) {
      find_and_select();
    }
    driver_->press("ctrl+End");
    step(who + "-reader-end");
    driver_->click(named(Word::reader_answer_questions), "button");
    if (at_length) choose_the_sign_in();
    for (std::size_t i = 0; i < pack.questions.size(); ++i) answer(pack, i, who);
    step(who + "-end", {.screen = "end of case", .saved = true});
  }

  /// Finds a word in the case by keyboard, then selects a sentence with the pointer.
  void find_and_select() {
    driver_->press("ctrl+f");
    driver_->look({.name = named(Word::find_field), .role = "text box"});
    driver_->type("review");
    driver_->press("Return");
    step("find");
    driver_->press("Escape");
    driver_->look({.name = named(Word::find_field), .role = "text box", .gone = true});
    if (!select_in_a_paragraph()) return;
    step("selection");
    driver_->press("ctrl+c");
  }

  /// With the pointer, a line and a half of the first long paragraph that shows as much of itself between the bar and the foot.
  bool select_in_a_paragraph() {
    const View view = driver_->look();
    const double scale = tour_.text_size / 100.0, line = 30 * scale;
    for (const Seen& item : view.items) {
      if (item.role != "paragraph" || item.name.size() < 120 || item.w < view.width * 0.3) continue;
      const double first = item.y >= 60 * scale ? item.y : item.y + line * std::ceil((60 * scale - item.y) / line);
      if (first + 2 * line > std::min(item.y + item.h, view.height - 20.0)) continue;
      driver_->drag(item.x + 4, first + 12 * scale, item.x + item.w * 0.7, first + 40 * scale);
      return true;
    }
    return false;
  }

  /// The case as something to think with: a passage marked with a note, cited in the answer; the pictures; words explained; the door.
  void think_with(const pack::Case& pack) {
    driver_->press("ctrl+1");
    click_card(pack);
    if (!pack.warnings.empty()) {
      driver_->look({.screen = "content note"});
      driver_->click(named(Word::note_read), "button");
    }
    driver_->look({.screen = "reader"});
    driver_->press("ctrl+Home");
    driver_->look();
    driver_->press("Page_Down");
    if (select_in_a_paragraph()) {
      step("selection-tools", {.name = named(Word::marks_mark), .role = "button"});
      driver_->press("ctrl+shift+m");
      driver_->look({.name = named(Word::marks_your_note), .role = "text box"});
      driver_->type(own_note);
      step("mark-and-note", {.value = std::string(own_note), .saved = true});
      driver_->press("Escape");
      driver_->look({.name = named(Word::marks_your_note), .role = "text box", .gone = true});
    }
    if (!pack.people.empty()) {
      const std::string who = named(Word::figures_who);
      if (!driver_->look().find(who, "link")) driver_->click(named(Word::reader_rail), "button");
      driver_->click(who, "link");
      step("who-is-involved", {.screen = "pictures"});
      driver_->press("alt+Left");
      driver_->look({.screen = "reader"});
    }
    driver_->press("ctrl+d");
    step("glossary", {.screen = "glossary"});
    driver_->press("alt+Left");
    driver_->look({.screen = "reader"});
    driver_->press("ctrl+Return");
    driver_->look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
    step("question-with-marks");
    driver_->press("alt+Left");
    driver_->look({.screen = "reader"});
  }

  void answer(const pack::Case& pack, std::size_t question, const std::string& who) {
    const std::string_view text = tour_answers.at(typed_.size() % tour_answers.size());
    driver_->look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
    if (question == 0) step(who + "-question-empty");
    driver_->type(text);
    step(fmt::format("{}-question-{}", who, question + 1), {.value = std::string(text), .saved = true});
    typed_.push_back({pack.id, pack.questions[question].id, text, {}});
    driver_->press("ctrl+Next");
  }

  void look_around() {
    driver_->press("ctrl+2");
    step("portfolio", {.screen = "portfolio"});
    driver_->press("ctrl+comma");
    step("settings", {.screen = "settings"});
    driver_->press("F1");
    step("keys", {.screen = "keys"});
    driver_->press("Escape");
    driver_->press("ctrl+1");
    driver_->look({.screen = "shelf"});
    // Narrow windows keep the navigation behind a button.
    if (driver_->look().find(named(Word::nav_menu), "button")) driver_->click(named(Word::nav_menu), "button");
    driver_->click(named(Word::nav_private_link));
    step("what-private-means", {.screen = "privacy"});
    driver_->press("ctrl+1");
    step("shelf-later", {.screen = "shelf"});
  }

  void quit() {
    driver_->press("ctrl+q");
    if (const int status = driver_->wait(); status != 0) throw DriveFailure(fmt::format("the program ended with {}", status));
  }

  void read_back() {
    const auto reader = store::Reader::open(portfolio_);
    if (!reader) throw DriveFailure(words::describe(reader.error()));
    const auto contents = (*reader)->everything();
    if (!contents) throw DriveFailure(words::describe(contents.error()));
    for (auto& one : typed_)
      for (const auto& answer : contents->answers)
        if (answer.key.case_id == one.case_id && answer.key.question_id == one.question_id) one.read_back = answer.text;
  }

  void write_export() {
    const Common common{.portfolio = portfolio_, .content = tour_.content};
    if (export_writing(common, {.format = "md", .to = tour_.out / "writing.md"}) != done)
      throw DriveFailure("the export could not be written");
    exports_.push_back("writing.md");
  }

  const Tour& tour_;
  Display display_;
  fs::path portfolio_, protected_, home_;
  std::vector<pack::Case> cases_;
  std::optional<Driver> driver_;
  json steps_ = json::array();
  std::vector<Typed> typed_;
  std::vector<std::string> exports_;
  std::uint64_t frames_ = 0;
  double ms_ = 0;
};

}  // namespace

int run_tour(const Tour& tour) {
  try {
    fs::create_directories(tour.out);
    Guide guide(tour);
    try {
      guide.first_hour();
      guide.next_morning();
      guide.behind_a_passphrase();
      return guide.report();
    } catch (const DriveFailure&) {
      try {
        guide.last_look();
      } catch (const DriveFailure&) {  // the program is gone: the first failure says more
      }
      throw;
    }
  } catch (const std::exception& failure) {
    std::fputs((words::describe({.where = tour.out.string(),
                                 .what = say(Word::tour_failed, fmt::arg("why", failure.what())),
                                 .mend = std::string(say(Word::tour_mend))}) +
                "\n")
                   .c_str(),
               stderr);
    return failed;
  }
}

}  // namespace vignette::cli
