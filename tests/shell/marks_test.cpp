// Passages marked and cited in the program without its window, and what the file has of them.
#include <algorithm>

#include "shell/running.hpp"
#include "shell/session.hpp"

using namespace vignette;
namespace intent = app::intent;
using support::Desk;
using support::first;
using support::Running;

namespace {

portfolio::Contents in_file(const std::filesystem::path& file) { return (*store::Reader::open(file))->everything().value(); }

/// Selects a sentence of the case that is open.
void select(Running& running, std::string_view sentence) {
  const auto& pieces = app::current_case(running.model())->document->pieces;
  const auto piece = std::ranges::find_if(pieces, [&](const auto& one) { return one.block.text.find(sentence) != std::string::npos; });
  REQUIRE(piece != pieces.end());
  const auto at = piece->block.text.find(sentence);
  const auto number = static_cast<std::size_t>(piece - pieces.begin());
  running.apply(intent::Select{{{number, at}, {number, at + sentence.size()}}});
}

}  // namespace

TEST_CASE("a mark, its note and a citation are on the disk without anybody asking, and are there again") {
  const Desk desk;
  portfolio::Id id;
  {
    Running running(desk.options());
    running.until_open();
    running.apply(intent::OpenAt{first.case_id, ""});
    select(running, "Jo was asked");
    running.apply(intent::MarkSelection{true});
    running.type("By whom?", app::Field::mark_note);
    running.apply(intent::NoteDone{});
    REQUIRE(running.model().marks.of_case.at(first.case_id).size() == 1);
    id = running.model().marks.of_case.at(first.case_id)[0].mark.id;
    running.open();
    running.apply(intent::CiteMark{id});
    running.until_saved();
    const auto kept = in_file(desk.file());
    REQUIRE(kept.marks.size() == 1);
    CHECK(kept.marks[0].at.quote == "Jo was asked");
    CHECK(kept.marks[0].note == "By whom?");
    REQUIRE(kept.cited.size() == 1);
    CHECK(kept.cited[0].by == first);
    CHECK(kept.cited[0].list.at(0).mark == id);
    running.apply(intent::PutMarkAway{id});
  }
  CHECK(in_file(desk.file()).marks.at(0).put_away.has_value());

  std::string changed(support::made_up);
  changed.insert(changed.find("Jo was asked."), "It was a Monday.\n\n");
  support::put_bytes(desk.scratch / "packs/jo/case.md", changed);
  Running again(desk.options());
  again.until_open();
  again.apply(intent::OpenAt{first.case_id, ""});
  again.until([](const app::Model& m) { return m.marks.of_case.contains(first.case_id); });
  again.apply(intent::BringMarkBack{id});
  const auto& placed = again.model().marks.of_case.at(first.case_id).at(0);
  CHECK_FALSE(placed.stretch.empty());
  const auto& piece = app::current_case(again.model())->document->pieces.at(placed.stretch.begin.piece);
  CHECK(piece.block.text.substr(placed.stretch.begin.offset).starts_with("Jo was asked"));
  again.until_saved();
  CHECK_FALSE(in_file(desk.file()).marks.at(0).put_away.has_value());
}
