// What is printed for a workshop, from a session: set on pages by themselves, and written where the person says.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "pack/read.hpp"
#include "shell/dialog.hpp"
#include "shell/printer.hpp"
#include "shell/running.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using app::Paper;
using support::bytes_of;
using support::Desk;
using support::Dialog;

namespace {

constexpr portfolio::Now now{{1'792'000'000'000}, 60};

/// A printer, and what comes back of what it was asked.
struct Printing {
  Desk desk;
  std::mutex mutex;
  std::condition_variable woken;
  bool waiting = false;
  std::shared_ptr<shell::Results> results = std::make_shared<shell::Results>([this] {
    {
      const std::lock_guard lock(mutex);
      waiting = true;
    }
    woken.notify_one();
  });
  shell::Printer printer{{fs::path(VIGNETTE_BUILD) / "vignette-press.so", VIGNETTE_FACES}, results};
  std::shared_ptr<const pack::Case> about;
  app::effect::SetPapers wish{.number = 1};
  std::vector<std::size_t> under_way;  ///< files, as they were said to be written

  Printing() {
    const auto shelf = pack::read_shelf({desk.scratch / "packs"});
    about = std::make_shared<const pack::Case>(shelf.cases.at(0));
    std::vector<workshop::Question> questions;
    for (const auto& one : about->questions) questions.push_back({.id = one.id, .brief = one.brief, .wording = pack::wording(one)});
    wish.plan = workshop::plan_for(60, questions);
  }

  template <typename Kind>
  Kind until() {
    while (true) {
      for (auto& made : results->take()) {
        const auto told = made();
        if (!told) continue;
        if (const auto* one = told->get_if<intent::PapersUnderWay>()) under_way.push_back(one->number);
        if (const auto* one = told->get_if<Kind>()) return *one;
        if (const auto* failed = told->get_if<intent::PapersNotSet>()) FAIL(words::describe(failed->problem));
      }
      std::unique_lock lock(mutex);
      woken.wait(lock, [this] { return std::exchange(waiting, false); });
    }
  }
  intent::PapersSet set() {
    printer.set(wish, about, {}, now);
    return until<intent::PapersSet>();
  }
};

/// Stands in for the program that opens a PDF: the file that says what it was given.
fs::path viewer_of(const Desk& desk) {
  const auto told = desk.scratch / "opened";
  support::put_bytes(desk.scratch / "dialog" / "xdg-open", "#!/bin/sh\necho \"$1\" >> '" + told.string() + "'\n");
  fs::permissions(desk.scratch / "dialog" / "xdg-open", fs::perms::owner_all);
  return told;
}

const std::vector<Paper> every{Paper::invitation, Paper::hand_out, Paper::slips, Paper::agreement, Paper::walls};

}  // namespace

TEST_CASE("each of what is printed is set on pages, which are drawn as they will be", "[printer]") {
  Printing printing;
  const auto told = printing.set();
  REQUIRE(told.set.size() == 5);
  CHECK(told.number == 1);
  for (std::size_t i = 0; i < every.size(); ++i) CHECK(told.set[i].which == every[i]);
  CHECK(told.set[0].pages == 1);
  CHECK(told.set[2].pages == 3);  // of each question, and for oneself
  CHECK(told.set[4].pages == 3);
  CHECK(told.set[1].words.contains("Jo was asked."));
  CHECK(told.set[2].words.contains("What stood out?"));

  std::size_t pages = 0;
  for (const auto& one : told.set) pages += one.pages;
  const auto last = printing.printer.page(1, pages - 1, 200);
  REQUIRE(last);
  CHECK(last->width == 200);
  CHECK_FALSE(printing.printer.page(1, pages, 200));
  CHECK_FALSE(printing.printer.page(2, 0, 200));  // set under another number
  CHECK(printing.printer.page(1, 0, 200)->rgba != last->rgba);

  printing.wish.number = 2;
  printing.wish.choice.paper = false;
  printing.wish.wanted.letter = true;
  const auto letter = printing.set();
  CHECK(letter.set.size() == 4);
  CHECK(letter.width > told.width);
  CHECK_FALSE(printing.printer.page(1, 0, 200));
  CHECK(printing.printer.page(2, 0, 200));
}

TEST_CASE("all that is ticked goes into one file, which is opened to be printed", "[printer]") {
  Printing printing;
  const Dialog dialog(printing.desk);
  const auto viewer = viewer_of(printing.desk);
  (void)printing.set();
  const auto file = printing.desk.scratch / "all.pdf";
  dialog.chooses(file);
  printing.printer.write({.which = every}, *printing.about);
  CHECK(printing.until<intent::PapersWritten>().to == file);
  const auto all = bytes_of(file);
  CHECK(all.starts_with("%PDF-1."));
  printing.printer.write({.which = {Paper::walls}}, *printing.about);
  CHECK(printing.until<intent::PapersWritten>().to == file);
  CHECK(bytes_of(file).size() < all.size());
  printing.printer.finish();
  CHECK(bytes_of(viewer) == file.string() + "\n" + file.string() + "\n");
}

TEST_CASE("or each into a file of its own, which takes no other's place", "[printer]") {
  Printing printing;
  const Dialog dialog(printing.desk);
  (void)printing.set();
  const auto folder = printing.desk.scratch / "papers";
  fs::create_directories(folder);
  support::put_bytes(folder / "Invitation.pdf", "somebody's own");
  dialog.chooses(folder);
  printing.printer.write({.which = {Paper::invitation, Paper::slips}, .each = true}, *printing.about);
  CHECK(printing.until<intent::PapersWritten>().to == folder);
  CHECK(printing.under_way == std::vector<std::size_t>{1, 2});
  CHECK(bytes_of(folder / "Invitation.pdf") == "somebody's own");
  CHECK(bytes_of(folder / "Invitation 2.pdf").starts_with("%PDF-1."));
  CHECK(bytes_of(folder / "Slips.pdf").starts_with("%PDF-1."));
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 3);
}

TEST_CASE("whoever thinks better of it, or names a place where nothing can be written, is told so", "[printer]") {
  Printing printing;
  const Dialog dialog(printing.desk);
  (void)printing.set();
  printing.printer.write({.which = every}, *printing.about);
  CHECK(printing.until<intent::PapersWritten>().to.empty());
  dialog.chooses(printing.desk.scratch / "nowhere" / "all.pdf");
  printing.printer.write({.which = every}, *printing.about);
  CHECK_FALSE(printing.until<intent::PapersNotWritten>().problem.what.empty());
  dialog.chooses(printing.desk.scratch / "nowhere");
  printing.printer.write({.which = every, .each = true}, *printing.about);
  CHECK_FALSE(printing.until<intent::PapersNotWritten>().problem.what.empty());
}

TEST_CASE("a session sets what is printed for its plan, or says why it can't", "[printer]") {
  const Desk desk;
  support::Running running(desk.options());
  running.until_open();
  running.apply(intent::PlanWorkshop{support::first.case_id});
  running.until([](const app::Model& m) { return m.team.papers.problem || !m.team.papers.set.empty(); });
}
