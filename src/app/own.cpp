// Reflections of one's own, and what is only for the learner.

#include "app/turn.hpp"

namespace vignette::app {

Draft* draft_only_for_me(Model&) { return nullptr; }
std::optional<portfolio::Day> day_typed(std::string_view, portfolio::Now) { return std::nullopt; }
std::string day_to_type(portfolio::Day) { return {}; }

void carry_out(Turn&, const intent::StartReflection&) {}
void carry_out(Turn&, const intent::OpenReflection&) {}
void carry_out(Turn&, const intent::ChangeKind&) {}
void carry_out(Turn&, const intent::ReflectionDone&) {}

}  // namespace vignette::app
