#include "support/story.hpp"

namespace vignette::app {

pack::Block block(std::string text, pack::Block::Kind kind) {
  pack::Block block;
  block.kind = kind;
  block.text = std::move(text);
  return block;
}

pack::Section section(pack::Role role, std::string id, std::string title, std::vector<pack::Block> blocks) {
  pack::Section section;
  section.role = role;
  section.id = std::move(id);
  section.title = std::move(title);
  section.blocks = std::move(blocks);
  return section;
}

pack::Question question(int number, std::string wording) {
  pack::Question question;
  question.id = "q" + std::to_string(number);
  question.number = number;
  question.text = block(std::move(wording));
  return question;
}

pack::Case small_case(std::string id, std::string warnings) {
  pack::Case pack;
  pack.id = std::move(id);
  pack.title = "Reviewing: " + pack.id;
  pack.basis = "published";
  pack.warnings = std::move(warnings);
  pack.disclaimer = "A disclaimer.";
  pack.attribution = "Contains public sector information.";
  pack.licence_id = "OGL-UK-3.0";
  pack.licence_url = "https://example.org/licence";
  auto noted = block("He moved away.1 The move was sudden.");
  noted.spans.push_back({.range = {14, 15}, .footnote = 1});
  auto first = block("Ask every agency.");
  first.marker = "•";
  first.depth = 1;
  pack.sections = {
      section(pack::Role::expectations, "expectations", "Expectations", {block("Notice change."), block("Involve the child.")}),
      section(pack::Role::summary, "summary", "Case summary", {noted, block("The move went well.")}),
      section(pack::Role::takeaways, "takeaways", "Take-aways", {first})};
  pack.footnotes = {{"10", 1, {block("Outside his local area.")}, {}}};
  pack.questions = {question(1, "What stood out to you?"), question(2, "What would you change?"), question(3, "What next?")};
  return pack;
}

Story::Story(std::vector<pack::Case> cases) {
  pack::Shelf shelf;
  shelf.cases = std::move(cases);
  tell(intent::PacksRead{std::move(shelf)});
}

Story::Story(const Story&) = default;
Story::Story(Story&&) noexcept = default;
Story& Story::operator=(const Story&) = default;
Story& Story::operator=(Story&&) noexcept = default;
Story::~Story() = default;

Story Story::begun(std::vector<pack::Case> cases) {
  Story story(std::move(cases));
  story.tell(intent::PortfolioOpened{}).tell(intent::AnswersRead{});
  return story;
}

Story& Story::tell(const Intent& intent) {
  outside.now.instant.ms += 100;
  ++outside.chance_a;
  effects = update(model, intent, outside);
  all.insert(all.end(), effects.begin(), effects.end());
  return *this;
}

Story& Story::type(std::string_view words, Field field) {
  for (const char letter : words) tell(intent::Edit{field, insertion(*editing(model, field), std::string(1, letter)), EditKind::typing});
  return *this;
}

Story& Story::press(Chord chord) {
  effects.clear();
  if (const auto intent = command_for(model, chord)) tell(*intent);
  return *this;
}

portfolio::Answer kept_answer(std::string question_id, std::string text, std::int64_t updated) {
  portfolio::Answer answer;
  answer.id = "kept-" + question_id;
  answer.key = {"sam", std::move(question_id)};
  answer.case_title = "Reviewing: sam";
  answer.wording = "The wording of last year";
  answer.text = std::move(text);
  answer.created = {1000};
  answer.updated = {updated};
  answer.revisions = 1;
  return answer;
}

}  // namespace vignette::app
