// What is printed for a workshop: it is set anew whenever the plan is another, and written where the person says.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"

namespace vignette::app {

std::vector<Paper> papers_of(const TeamChoice& choice) {
  std::vector<Paper> all{Paper::invitation, Paper::hand_out};
  if (choice.paper) all.push_back(Paper::slips);
  all.push_back(Paper::agreement);
  all.push_back(Paper::walls);
  return all;
}

void set_papers(Turn& turn) {
  Team& team = turn.model.team;
  if (team.case_id.empty() || team.open || team.opening) return;
  auto& papers = team.papers;
  papers.problem.reset();
  papers.written_to.clear();
  turn.ask(effect::SetPapers{++papers.asked, team.case_id, team.choice, team.plan, papers.choice});
}

void carry_out(Turn& turn, const intent::ChangePapers& wish) {
  auto& papers = turn.model.team.papers;
  auto choice = wish.choice;
  choice.people = std::clamp(choice.people, slips_on_a_page, most_slips);
  const bool sets = choice.people != papers.choice.people || choice.letter != papers.choice.letter;
  papers.choice = choice;
  papers.written_to.clear();
  if (sets) set_papers(turn);
}

void carry_out(Turn& turn, const intent::LookAtPapers& wish) { turn.model.team.papers.looking = wish.look; }

void carry_out(Turn& turn, const intent::WritePapers& wish) {
  const Team& team = turn.model.team;
  auto& papers = turn.model.team.papers;
  if (papers.writing || papers.asked == 0) return;
  std::vector<Paper> which = papers_of(team.choice);
  std::erase_if(which, [&](Paper one) { return !papers.choice.ticked.at(static_cast<std::size_t>(one)); });
  if (which.empty()) return;
  papers.writing = true;
  papers.under_way = 0;
  papers.written_to.clear();
  papers.each = wish.each;
  papers.problem.reset();
  turn.ask(effect::WritePapers{std::move(which), wish.each});
}

void carry_out(Turn& turn, const intent::PapersSet& wish) {
  auto& papers = turn.model.team.papers;
  if (wish.number != papers.asked) return;
  papers.shown = wish.number;
  papers.set = wish.set;
  papers.width = wish.width;
  papers.height = wish.height;
}

void carry_out(Turn& turn, const intent::PapersNotSet& wish) {
  auto& papers = turn.model.team.papers;
  if (wish.number != papers.asked) return;
  papers.set.clear();
  papers.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::PapersUnderWay& wish) { turn.model.team.papers.under_way = wish.number; }

void carry_out(Turn& turn, const intent::PapersWritten& wish) {
  auto& papers = turn.model.team.papers;
  papers.writing = false;
  papers.written_to = wish.to;
}

void carry_out(Turn& turn, const intent::PapersNotWritten& wish) {
  auto& papers = turn.model.team.papers;
  papers.writing = false;
  papers.problem = wish.problem;
}

}  // namespace vignette::app
