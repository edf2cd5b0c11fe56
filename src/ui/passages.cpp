#include "ui/passages.hpp"

namespace vignette::ui {

namespace {

struct PassagesSlot : Memory::Slot {
  std::shared_ptr<const app::Document> document;  ///< in which they were looked for
  std::vector<std::optional<app::Stretch>> of_event;
};

}  // namespace

const std::vector<std::optional<app::Stretch>>& passages_of_events(Frame& frame, const app::OpenCase& open) {
  auto& slot = frame.memory.slot<PassagesSlot>("passages of events");
  if (slot.document == open.document) return slot.of_event;
  slot.document = open.document;
  slot.of_event.clear();
  for (const pack::Event& event : open.pack->timeline) {
    const auto found = event.passage.empty() ? std::vector<app::Stretch>{} : app::find(*open.document, event.passage, open.pack->lang);
    slot.of_event.push_back(found.empty() ? std::optional<app::Stretch>{} : found.front());
  }
  return slot.of_event;
}

std::optional<std::size_t> event_told(Frame& frame, const app::OpenCase& open, const app::Stretch& words) {
  std::optional<std::size_t> touched;
  const auto& passages = passages_of_events(frame, open);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const auto& passage = passages[i];
    if (!passage || !(passage->begin < words.end && words.begin < passage->end)) continue;
    if (passage->begin <= words.begin && words.end <= passage->end) return i;
    if (!touched) touched = i;
  }
  return touched;
}

}  // namespace vignette::ui
