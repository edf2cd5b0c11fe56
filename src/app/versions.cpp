// The versions of an answer: looked at, compared, brought back. Bringing back makes new ones, so nothing is overwritten.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

void read_versions(Turn& turn, const portfolio::QuestionKey& key) {
  Versions& versions = turn.model.versions;
  if (versions.of != key) {
    wipe(versions);
    versions.of = key;
  }
  // A version that is on its way to the disk may not be among those read now: they are read once more then.
  const auto* draft = find_draft(turn.model, key);
  versions.due = draft ? draft->unsaved_since : 0;
  turn.ask(effect::ReadVersions{key});
}

void carry_out(Turn& turn, const intent::VersionsRead& wish) {
  Versions& versions = turn.model.versions;
  if (turn.model.vault.locked) return;
  take_leaving_versions(turn.model, wish);
  share_version_read(turn, wish);
  if (versions.of != wish.of) return;
  const auto count = versions.list.size();
  // Who looks at the present text goes on doing so; versions only come after those there were.
  const auto follow = [&](std::size_t at) { return !versions.read || at >= count ? wish.list.size() : std::min(at, wish.list.size()); };
  versions.shown = follow(versions.shown);
  versions.older = follow(versions.older);
  versions.newer = follow(versions.newer);
  versions.list = wish.list;
  versions.read = true;
}

void carry_out(Turn& turn, const intent::ShowVersion& wish) {
  turn.model.versions.shown = std::min(wish.index, turn.model.versions.list.size());
}

void carry_out(Turn& turn, const intent::Compare& wish) {
  Model& model = turn.model;
  Versions& versions = model.versions;
  const auto [older, newer] = std::minmax(wish.older, wish.newer);
  if (!versions.read || older == newer || newer > versions.list.size()) return;
  versions.older = older;
  versions.newer = newer;
  go(model, Screen::compare);
}

void carry_out(Turn& turn, const intent::BringBack& wish) {
  Model& model = turn.model;
  Versions& versions = model.versions;
  const auto found = model.drafts.find(versions.of);
  if (wish.index >= versions.list.size() || found == model.drafts.end() || model.read_only) return;
  const auto& version = versions.list[wish.index];
  if (version.taken_out) return;
  Draft& draft = found->second;
  if (draft.editing.text != version.text) {
    if (draft.editing.text != draft.revised && answered(model, versions.of.case_id, versions.of.question_id)) keep_draft(turn, draft, true);
    become(draft.editing, version.text, turn.outside.now.instant);
    keep_draft(turn, draft, true);
  }
  versions.shown = versions.list.size();
  if (model.screen == Screen::compare) carry_out(turn, intent::Back{});
}

}  // namespace vignette::app
