// What marking and spelling add to a drawing, without a window: processor time of the window's thread only.

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/bench.hpp"
#include "bench/screen.hpp"
#include "pack/read.hpp"
#include "shell/places.hpp"
#include "shell/speller.hpp"

namespace vignette::bench {

namespace {

/// Sam so many times over, without footnotes: they stand in the margin too.
pack::Case repeated_sam(int times) {
  auto pack = pack::read_case(VIGNETTE_SOURCE "/content/sam-reviewing");
  for (auto& section : pack.sections) {
    for (auto& block : section.blocks) std::erase_if(block.spans, [](const pack::Span& span) { return span.footnote > 0; });
    const auto once = section.blocks;
    for (int copy = 1; copy < times; ++copy) section.blocks.insert(section.blocks.end(), once.begin(), once.end());
  }
  return pack;
}

void open(Screen& screen, const pack::Case& pack) {
  pack::Shelf shelf;
  shelf.cases = {pack};
  screen.apply(app::intent::PacksRead{std::move(shelf)});
  screen.apply(app::intent::PortfolioOpened{});
  screen.apply(app::intent::OpenAt{pack.id, ""});
  screen.send({});
  if (screen.model.screen != app::Screen::reader) throw std::runtime_error("the case did not open");
}

/// Marks spread evenly over the case, with a note to the first of each few.
void mark(Screen& screen, std::size_t marks, std::size_t notes) {
  const auto document = app::current_case(screen.model)->document;
  std::vector<app::Stretch> places;
  constexpr std::size_t length = 30;
  for (std::size_t piece = 0; piece < document->pieces.size(); ++piece) {
    if (document->pieces[piece].where == app::Piece::Where::footnote) continue;
    const std::string& text = document->pieces[piece].block.text;
    for (std::size_t at = 0; at + 2 * length < text.size(); at += 2 * length) {
      const auto begin = text.find(' ', at), end = text.find(' ', at + length);
      if (begin < end && end != std::string::npos) places.push_back({{piece, begin + 1}, {piece, end}});
    }
  }
  if (places.size() < marks) throw std::runtime_error("the case is too short for so many marks");
  for (std::size_t i = 0; i < marks; ++i) {
    screen.apply(app::intent::Select{places[i * places.size() / marks]});
    const bool with_note = i * notes / marks != (i + 1) * notes / marks;
    screen.apply(app::intent::MarkSelection{with_note});
    if (!with_note) continue;
    screen.apply(app::intent::Edit{app::Field::mark_note, {0, "", "This is what I want to come back to, with my supervisor."}});
    screen.apply(app::intent::NoteDone{});
  }
  screen.apply(app::intent::ChooseMark{});
  screen.apply(app::intent::Select{});
  screen.apply(app::intent::GoToSection{0});
  screen.send({});
  if (screen.model.marks.of_case.at(screen.model.case_id).size() != marks) throw std::runtime_error("not everything was marked");
}

double steps_through(Screen& screen, int steps) {
  double sum = 0;
  for (int step = 0; step < steps; ++step) sum += screen.cost({ui::Wheel{.at = {720, 500}, .dy = -1}});
  return sum / steps;
}

void marks() {
  auto library = glyphs::Library::open(VIGNETTE_FACES);
  if (!library) throw std::runtime_error(library.error().what);
  const auto sam = repeated_sam(8);
  constexpr int rounds = 7, steps = 120;
  std::vector<double> without, with, list_of_few, list_of_many;
  for (int round = 0; round < rounds; ++round) {
    Screen none(**library), few(**library), many(**library);
    for (Screen* screen : {&none, &few, &many}) open(*screen, sam);
    mark(few, 50, 20);
    mark(many, 500, 200);
    none.apply(app::intent::GoToSection{0});
    none.send({});
    without.push_back(steps_through(none, steps));
    with.push_back(steps_through(many, steps));
    for (Screen* screen : {&few, &many}) {
      screen->apply(app::intent::ShowMarks{});
      screen->send({});
    }
    list_of_few.push_back(steps_through(few, steps / 4));
    list_of_many.push_back(steps_through(many, steps / 4));
  }
  row("a step of scrolling with 500 marks and 200 notes, against none", median(without), median(with), "ms", 1.5);
  row("a step of scrolling the list of 500 marks, against one of 50", median(list_of_few), median(list_of_many), "ms", 1.5);
}

std::string ten_thousand_words() {
  static constexpr std::array<std::string_view, 16> some{"review",  "recieve", "plan",    "with",   "becuase", "and", "colour", "what",
                                                         "chnaged", "since",   "meeting", "shared", "worker",  "why", "risk",   "home"};
  std::string text;
  for (int i = 0; i < 10'000; ++i) {
    text += some[static_cast<std::size_t>(i * 7 + i / 16) % some.size()];
    // So that most words are different ones, as in real writing few are.
    if (i % 5 == 0) text += static_cast<char>('a' + i / 5 % 26), text += static_cast<char>('a' + i / 130 % 26);
    text += i % 90 == 89 ? "\n" : " ";
  }
  return text;
}

/// A question with the computer's own dictionary behind it, or without spelling.
class Writing {
 public:
  Writing(const glyphs::Library& library, const pack::Case& pack, bool spelling)
      : screen_(library), speller_(results_, shell::places().dictionaries) {
    open(screen_, pack);
    screen_.model.habits.spelling = spelling;
    screen_.outside = [this](app::Effect& asked) {
      if (auto* check = std::get_if<app::effect::CheckWords>(&asked)) {
        speller_.check(std::move(*check));
        ++due_;
      }
    };
    screen_.apply(app::intent::OpenQuestion{pack.id, 0});
    screen_.send({});
  }

  /// The longest drawing from a paste on, while it is scrolled through and written on.
  double longest() {
    screen_.longest = 0;
    use({ui::Pasted{ten_thousand_words()}});
    for (int step = 0; step < 60; ++step) use({ui::Wheel{.at = {480, 500}, .dy = step < 30 ? 3.0F : -3.0F}});
    for (int key = 0; key < 40; ++key) use({ui::Typed{key % 6 == 5 ? " " : "n"}});
    if (screen_.model.habits.spelling && judged_ == 0) throw std::runtime_error("no word was judged: is hunspell-en-gb installed?");
    return screen_.longest;
  }

 private:
  void use(std::vector<ui::Event> events) {
    screen_.send(std::move(events));
    for (; due_ > 0; screen_.send({})) {
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return std::exchange(waiting_, false); });
      lock.unlock();
      for (auto& made : results_->take())
        if (const auto came = made()) {
          if (came->is<app::intent::WordsChecked>()) --due_, ++judged_;
          screen_.apply(*came);
        }
    }
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  bool waiting_ = false;
  int due_ = 0, judged_ = 0;
  std::shared_ptr<shell::Results> results_ = std::make_shared<shell::Results>([this] {
    const std::lock_guard lock(mutex_);
    waiting_ = true;
    woken_.notify_one();
  });
  Screen screen_;
  shell::Speller speller_;
};

void spelling() {
  auto library = glyphs::Library::open(VIGNETTE_FACES);
  if (!library) throw std::runtime_error(library.error().what);
  const auto sam = pack::read_case(VIGNETTE_SOURCE "/content/sam-reviewing");
  constexpr int rounds = 9;
  std::vector<double> without, with;
  for (int round = 0; round < rounds; ++round) {
    without.push_back(Writing(**library, sam, false).longest());
    with.push_back(Writing(**library, sam, true).longest());
  }
  row("the longest drawing of 10,000 pasted words, with spelling", median(without), median(with), "ms", 1.1);
}

}  // namespace

void writing_rows() {
  marks();
  spelling();
}

}  // namespace vignette::bench
