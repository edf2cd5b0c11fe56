#include "pack/check.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

/// First names common in England and Wales that are seldom anything else (no Will, Grace, Mark, May, Jordan).
constexpr std::array first_names{
    "Aaron",     "Abdul",    "Abigail",     "Adam",     "Ahmed",     "Aisha",    "Alan",     "Alex",     "Alfie",    "Ali",       "Alice",
    "Aled",      "Alison",   "Amanda",      "Amelia",   "Amina",     "Amir",     "Amy",      "Andrew",   "Angela",   "Anna",      "Anthony",
    "Archie",    "Arthur",   "Ben",         "Benjamin", "Bethan",    "Brandon",  "Callum",   "Cameron",  "Carol",    "Catherine", "Cerys",
    "Charlotte", "Chloe",    "Christopher", "Claire",   "Connor",    "Craig",    "Daniel",   "Danielle", "Darren",   "David",     "Dean",
    "Deborah",   "Dylan",    "Edward",      "Eleri",    "Elizabeth", "Ella",     "Ellie",    "Emily",    "Emma",     "Ethan",     "Fatima",
    "Ffion",     "Gareth",   "Gemma",       "George",   "Gwen",      "Hannah",   "Harry",    "Hassan",   "Helen",    "Henry",     "Ibrahim",
    "Ieuan",     "Isabella", "Jack",        "Jacob",    "Jake",      "James",    "Jamie",    "Jason",    "Jayden",   "Jennifer",  "Jessica",
    "Joanne",    "John",     "Jonathan",    "Joseph",   "Joshua",    "Julie",    "Karen",    "Katie",    "Kayleigh", "Keith",     "Kelly",
    "Kevin",     "Kieran",   "Kyle",        "Laura",    "Lauren",    "Leanne",   "Leo",      "Lewis",    "Liam",     "Linda",     "Lisa",
    "Logan",     "Louise",   "Lucas",       "Lucy",     "Luke",      "Maisie",   "Margaret", "Maria",    "Martin",   "Mary",      "Matthew",
    "Megan",     "Mia",      "Michael",     "Michelle", "Mohamed",   "Mohammad", "Mohammed", "Muhammad", "Nathan",   "Nicholas",  "Nicola",
    "Noah",      "Oliver",   "Olivia",      "Omar",     "Oscar",     "Owain",    "Paul",     "Peter",    "Philip",   "Poppy",     "Rachel",
    "Rebecca",   "Rhiannon", "Rhys",        "Richard",  "Robert",    "Ruby",     "Ryan",     "Sam",      "Samantha", "Samuel",    "Sarah",
    "Scott",     "Sean",     "Sharon",      "Sian",     "Siân",      "Simon",    "Sophia",   "Sophie",   "Stephen",  "Steven",    "Stuart",
    "Susan",     "Thomas",   "Tracey",      "Tyler",    "Wayne",     "William",  "Yusuf",    "Zachary",  "Zara"};

bool part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// Calls `with(word, offset)` for each run of letters; a curly apostrophe ends a word.
template <typename With>
void each_word(std::string_view line, With with) {
  std::size_t i = 0;
  while (i < line.size()) {
    if (!part_of_word(line[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < line.size() && part_of_word(line[i]) && (line[i] != '\xE2' || line.substr(i, 3) != "’")) ++i;
    if (i > begin) with(line.substr(begin, i - begin), begin);
    if (line.substr(i, 3) == "’") i += 3;
  }
}

void check_names(const Case& in, const Lines& lines, int body, Findings& findings) {
  static const std::unordered_set<std::string_view> names(first_names.begin(), first_names.end());
  std::set<std::string, std::less<>> settled;
  const auto belongs = [&](std::string_view name) { each_word(name, [&](std::string_view word, std::size_t) { settled.emplace(word); }); };
  belongs(in.subject.name);
  for (const auto& person : in.people) belongs(person.name);
  for (int number = body; number <= lines.count(); ++number) {
    const auto line = lines.line(number);
    each_word(line, [&](std::string_view word, std::size_t offset) {
      if (word.front() < 'A' || word.front() > 'Z' || !names.contains(word) || settled.contains(word)) return;
      settled.emplace(word);
      findings.warning({number, lines.column(number, offset)}, say(Word::pack_name, fmt::arg("name", word)),
                       std::string(say(Word::pack_name_mend)));
    });
  }
}

void check_footnotes(const Scan& scan, Findings& findings) {
  std::set<std::string> defined, used;
  for (const auto& label : scan.used) used.insert(folded(label.label));
  for (const auto& label : scan.defined) {
    const std::string name = folded(label.label);
    if (!defined.insert(name).second)
      findings.error(label.at, say(Word::pack_note_twice, fmt::arg("label", label.label)), std::string(say(Word::pack_note_twice_mend)));
    else if (!used.contains(name))
      findings.error(label.at, say(Word::pack_note_unused, fmt::arg("label", label.label)),
                     say(Word::pack_note_unused_mend, fmt::arg("label", label.label)));
  }
  for (const auto& label : scan.used)
    if (!defined.contains(folded(label.label)))
      findings.error(label.at, say(Word::pack_note_undefined, fmt::arg("label", label.label)),
                     say(Word::pack_note_undefined_mend, fmt::arg("label", label.label)));
}

/// What an event points to stands in the case: in one block of it, word for word.
void check_passages(const Case& in, const Lines& lines, int body, Findings& findings) {
  for (const Event& event : in.timeline) {
    if (event.passage.empty() || findings.full()) continue;
    const bool stands = std::ranges::any_of(in.sections, [&](const Section& section) {
      return std::ranges::any_of(section.blocks, [&](const Block& block) { return block.text.find(event.passage) != std::string::npos; });
    });
    if (stands) continue;
    findings.warning(lines.find(event.passage, 1, body), say(Word::pack_passage_absent, fmt::arg("passage", event.passage)),
                     std::string(say(Word::pack_passage_absent_mend)));
  }
}

}  // namespace

void check_body(const Case& in, const Scan& scan, const Lines& lines, int body, Findings& findings) {
  check_footnotes(scan, findings);
  check_names(in, lines, body, findings);
  check_passages(in, lines, body, findings);
  if (!in.questions.empty()) return;
  const auto takeaways = std::ranges::find(in.sections, Role::takeaways, &Section::role);
  findings.warning(takeaways != in.sections.end() ? takeaways->source : SourcePos{std::max(1, lines.count()), 1},
                   std::string(say(Word::pack_no_questions)), std::string(say(Word::pack_no_questions_mend)));
}

}  // namespace vignette::pack
