// What is kept of a share: the very page that was saved, and which version of each answer stands on it. Nothing changes it later.
#include <algorithm>
#include <utility>

#include "app/turn.hpp"

namespace vignette::app {

namespace {

/// Makes a version of what is shared as it stands now. Answers the number of the newest change among these.
std::uint64_t make_versions(Turn& turn, const portfolio::Exchange& share) {
  std::uint64_t due = 0;
  for (const auto& one : share.answers) {
    const auto found = turn.model.drafts.find(one.key);
    if (!one.version.empty() || found == turn.model.drafts.end()) continue;
    Draft& draft = found->second;
    if (draft.editing.text != draft.revised) keep_draft(turn, draft, true);
    due = std::max(due, draft.unsaved_since);
  }
  return due;
}

}  // namespace

void keep_share(Turn& turn, ExchangeRead share) {
  Model& model = turn.model;
  finish_sharing(turn);
  model.leaves.saved_number = share.record.number;
  // The same page saved twice is one share.
  if (model.read_only || !model.portfolio_open || find_exchange(model.review, share.record.number)) return;
  if (const auto* person = find_person(model.review, share.record.keys)) {
    share.record.name = person->name;
    share.record.role = person->role;
  }
  for (auto& page : share.record.pages) page.kept = turn.outside.now.instant;
  const auto due = make_versions(turn, share.record);
  model.leaves.sharing = Sharing{.share = std::move(share), .due = due};
  if (model.saving.state == SaveState::failed) return finish_sharing(turn);
  go_on_sharing(turn);
}

void keep_behind_lock(Turn& turn, portfolio::Exchange exchange) {
  Model& model = turn.model;
  for (auto& page : exchange.pages)
    if (page.kept == portfolio::Instant()) page.kept = turn.outside.now.instant;
  ++model.vault.held;
  model.saving.state = SaveState::saving;
  turn.ask(effect::SaveExchange{++model.saving.handed_over, {std::move(exchange)}});
}

void keep_made_behind_lock(Turn& turn, const portfolio::Exchange& exchange, portfolio::PageKind kind) {
  keep_behind_lock(turn, exchange);
  const auto number = ++turn.model.saving.handed_over;
  const auto now = turn.outside.now.instant;
  if (kind == portfolio::PageKind::reply)
    turn.ask(effect::SaveReplyDraft{number, {.about = exchange.number}, now, true});
  else
    turn.ask(effect::SaveAgreementDraft{number, {.about = exchange.number}, now, true});
}

void go_on_sharing(Turn& turn) {
  auto& sharing = turn.model.leaves.sharing;
  if (!sharing || turn.model.saving.kept < sharing->due) return;
  const auto& answers = sharing->share.record.answers;
  while (sharing->at < answers.size() && !answers[sharing->at].version.empty()) ++sharing->at;
  if (sharing->at == answers.size()) return finish_sharing(turn);
  if (std::exchange(sharing->asked, sharing->at + 1) == sharing->at + 1) return;
  turn.ask(effect::ReadVersions{answers[sharing->at].key});
}

void share_version_read(Turn& turn, const intent::VersionsRead& read) {
  auto& sharing = turn.model.leaves.sharing;
  if (!sharing || sharing->asked != sharing->at + 1) return;
  auto& answer = sharing->share.record.answers[sharing->at];
  if (answer.key != read.of) return;
  if (!read.list.empty() && !read.list.back().taken_out) answer.version = read.list.back().id;
  ++sharing->at;
  go_on_sharing(turn);
}

void finish_sharing(Turn& turn) {
  if (auto sharing = std::exchange(turn.model.leaves.sharing, std::nullopt)) keep_exchange(turn, std::move(sharing->share));
}

}  // namespace vignette::app
