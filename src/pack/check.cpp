#include "pack/check.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

/// What stands before a family name.
constexpr std::array<std::string_view, 10> titles{"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "PC", "DC"};
/// First names common in England and Wales that are seldom anything else (no Will, Grace, Mark, May, Jordan).
constexpr auto first_names = std::to_array<std::string_view>(
    {"Aaliyah",     "Aaron",     "Abby",      "Abdul",     "Abi",       "Abigail",  "Adam",      "Ade",      "Adele",      "Adil",
     "Ahmad",       "Ahmed",     "Aidan",     "Aiden",     "Aisha",     "Alan",     "Albie",     "Aled",     "Aleksander", "Alex",
     "Alexander",   "Alexandra", "Alfie",     "Ali",       "Alice",     "Alisha",   "Alison",    "Aliyah",   "Amanda",     "Amelia",
     "Amelie",      "Amina",     "Amir",      "Amira",     "Amy",       "Ana",      "Andreea",   "Andrei",   "Andrew",     "Andy",
     "Angela",      "Anita",     "Ann",       "Anna",      "Anne",      "Annie",    "Anthony",   "Archie",   "Arjun",      "Arlo",
     "Arthur",      "Asha",      "Ashley",    "Asif",      "Ava",       "Ayaan",    "Ayesha",    "Barbara",  "Bashir",     "Becky",
     "Ben",         "Benjamin",  "Beth",      "Bethan",    "Bilal",     "Bob",      "Bobby",     "Bogdan",   "Brandon",    "Brian",
     "Bronwyn",     "Bryn",      "Cadi",      "Caitlin",   "Callum",    "Cameron",  "Carl",      "Carol",    "Caroline",   "Carys",
     "Catherine",   "Cerys",     "Charles",   "Charlie",   "Charlotte", "Cheryl",   "Chinedu",   "Chloe",    "Chris",      "Christine",
     "Christopher", "Claire",    "Clare",     "Colin",     "Connor",    "Courtney", "Craig",     "Dafydd",   "Dan",        "Daniel",
     "Danielle",    "Danny",     "Darren",    "Dave",      "David",     "Dean",     "Debbie",    "Deborah",  "Denise",     "Diane",
     "Dilys",       "Dominic",   "Donna",     "Doris",     "Dorota",    "Dwayne",   "Dylan",     "Eddie",    "Edward",     "Efa",
     "Eilidh",      "Elaine",    "Eleri",     "Elijah",    "Elin",      "Elis",     "Elizabeth", "Ella",     "Ellie",      "Ellis",
     "Elsie",       "Emeka",     "Emilia",    "Emily",     "Emma",      "Emre",     "Eric",      "Erin",     "Ethan",      "Evan",
     "Evie",        "Ezra",      "Faisal",    "Farah",     "Fatima",    "Femi",     "Ffion",     "Finlay",   "Fiona",      "Frankie",
     "Freddie",     "Freya",     "Gareth",    "Gavin",     "Gemma",     "Geoff",    "George",    "Geraint",  "Gethin",     "Graham",
     "Greg",        "Gruffydd",  "Gwen",      "Gwilym",    "Gwyneth",   "Hafsa",    "Hamza",     "Hamzah",   "Hannah",     "Haroon",
     "Harriet",     "Harry",     "Harvey",    "Hassan",    "Hayley",    "Helen",    "Henry",     "Hollie",   "Huw",        "Hywel",
     "Iain",        "Ian",       "Ibrahim",   "Idris",     "Ieuan",     "Imran",    "Inaya",     "Ioan",     "Isaac",      "Isabella",
     "Isla",        "Ismail",    "Iwan",      "Jack",      "Jacob",     "Jake",     "Jakub",     "James",    "Jamie",      "Jane",
     "Janet",       "Jasmin",    "Jasmine",   "Jason",     "Jaxon",     "Jaxson",   "Jayden",    "Jean",     "Jeff",       "Jennifer",
     "Jenny",       "Jess",      "Jessica",   "Jessie",    "Jim",       "Jimmy",    "Joan",      "Joanna",   "Joanne",     "Jodie",
     "Joe",         "Joel",      "John",      "Jonathan",  "Jonny",     "Joseph",   "Josh",      "Joshua",   "Josie",      "Joyce",
     "Jude",        "Judith",    "Julia",     "Julie",     "Kacper",    "Kai",      "Kaiden",    "Kareem",   "Karen",      "Karim",
     "Kate",        "Katherine", "Kathleen",  "Kathryn",   "Katie",     "Kayden",   "Kayla",     "Kayleigh", "Keira",      "Keith",
     "Kelly",       "Ken",       "Kenneth",   "Kerry",     "Kevin",     "Khadija",  "Khadijah",  "Khalid",   "Kian",       "Kieran",
     "Kirsty",      "Kofi",      "Krzysztof", "Kwame",     "Kyle",      "Laura",    "Lauren",    "Leanne",   "Leo",        "Leon",
     "Lesley",      "Leslie",    "Lewis",     "Lexi",      "Liam",      "Libby",    "Linda",     "Lisa",     "Llewelyn",   "Lloyd",
     "Logan",       "Lola",      "Lorraine",  "Louie",     "Louise",    "Lucas",    "Lucy",      "Luke",     "Lynn",       "Lynne",
     "Maciej",      "Macsen",    "Maisie",    "Malik",     "Marcus",    "Margaret", "Maria",     "Mariam",   "Marie",      "Marion",
     "Martha",      "Martin",    "Mary",      "Maryam",    "Mateusz",   "Matilda",  "Matt",      "Matthew",  "Maureen",    "Maya",
     "Megan",       "Melissa",   "Mia",       "Michael",   "Michelle",  "Mike",     "Mikey",     "Mila",     "Millie",     "Mohamad",
     "Mohamed",     "Mohammad",  "Mohammed",  "Mollie",    "Molly",     "Muhammad", "Musa",      "Nadia",    "Naomi",      "Nasir",
     "Natalie",     "Natasha",   "Nathan",    "Nathaniel", "Neil",      "Nia",      "Niamh",     "Nicholas", "Nicola",     "Nigel",
     "Nikita",      "Nina",      "Noah",      "Olga",      "Oliver",    "Olivia",   "Oliwia",    "Olwen",    "Omar",       "Oscar",
     "Osian",       "Owain",     "Pamela",    "Patricia",  "Patrick",   "Paul",     "Paula",     "Pauline",  "Pawel",      "Pete",
     "Peter",       "Philip",    "Piotr",     "Poppy",     "Priya",     "Rachel",   "Rafael",    "Rahul",    "Raj",        "Ravi",
     "Rebecca",     "Reece",     "Reggie",    "Rhiannon",  "Rhodri",    "Rhys",     "Richard",   "Riley",    "Robbie",     "Robert",
     "Roger",       "Ronnie",    "Rory",      "Rosie",     "Ross",      "Ruby",     "Russell",   "Ryan",     "Safiya",     "Sally",
     "Sam",         "Samantha",  "Samira",    "Samuel",    "Sandra",    "Sanjay",   "Sara",      "Sarah",    "Scott",      "Sean",
     "Sebastian",   "Shane",     "Shannon",   "Sharif",    "Sharon",    "Shaun",    "Sheila",    "Shirley",  "Sian",       "Simon",
     "Sinead",      "Sioned",    "Siân",      "Sofia",     "Sophia",    "Sophie",   "Stacey",    "Stefan",   "Stella",     "Steph",
     "Stephanie",   "Stephen",   "Steve",     "Steven",    "Stuart",    "Sunita",   "Suresh",    "Susan",    "Suzanne",    "Syed",
     "Sylvia",      "Tamara",    "Tariq",     "Ted",       "Teddy",     "Teresa",   "Terry",     "Theo",     "Thomas",     "Tim",
     "Timothy",     "Tina",      "Toby",      "Tom",       "Tommy",     "Tony",     "Tracey",    "Tracy",    "Trevor",     "Tudur",
     "Tyler",       "Tyrese",    "Tyrone",    "Umar",      "Usman",     "Valerie",  "Vanessa",   "Vicky",    "Vijay",      "Vincent",
     "Wayne",       "Wendy",     "William",   "Wojciech",  "Yasmin",    "Yasmine",  "Yusuf",     "Zac",      "Zach",       "Zachary",
     "Zahra",       "Zainab",    "Zak",       "Zara",      "Zayd",      "Zayn",     "Zoe",       "Zuzanna"});

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

/// Between a title and the name: one space, after a full stop or none.
bool only_between(std::string_view text) { return text == " " || text == ". "; }

/// Looks for names that are not the case's own, each said once.
class Names {
 public:
  Names(const Case& in, const Lines& lines, Findings& findings) : lines_(lines), findings_(findings) {
    const auto belongs = [&](std::string_view name) {
      each_word(name, [&](std::string_view word, std::size_t) { settled_.emplace(word); });
    };
    belongs(in.subject.name);
    for (const auto& person : in.people) belongs(person.name);
  }

  void look_at(int number) {
    static const std::unordered_set<std::string_view> names(first_names.begin(), first_names.end());
    const auto line = lines_.line(number);
    std::size_t title = std::string_view::npos, title_end = 0;  // of what stands before a family name, and where the next word may begin
    each_word(line, [&](std::string_view word, std::size_t offset) {
      const bool capital = word.front() >= 'A' && word.front() <= 'Z';
      const bool after_title = title != std::string_view::npos && capital && only_between(line.substr(title_end, offset - title_end));
      const std::size_t begin = after_title ? title : offset;
      if (std::ranges::find(titles, word) != titles.end() || (after_title && word.size() == 1)) {
        title = begin;  // an initial may stand between
        title_end = offset + word.size();
        return;
      }
      title = std::string_view::npos;
      if (!capital || (!after_title && !names.contains(word)) || settled_.contains(word)) return;
      settled_.emplace(word);
      findings_.warning({number, lines_.column(number, begin)},
                        say(Word::pack_name, fmt::arg("name", line.substr(begin, offset + word.size() - begin))),
                        std::string(say(Word::pack_name_mend)));
    });
  }

 private:
  const Lines& lines_;
  Findings& findings_;
  std::set<std::string, std::less<>> settled_;
};

void check_names(const Case& in, const Lines& lines, int body, Findings& findings) {
  // Whose work it is may be named there.
  constexpr std::array<std::string_view, 7> of_its_makers{"source", "licence", "attribution", "approved-by", "reviewed", "schema", "id"};
  Names names(in, lines, findings);
  std::string_view key;
  for (int number = 2; number < body - 1; ++number) {
    const auto line = lines.line(number);
    const auto colon = line.find(':');
    if (!line.empty() && line.front() >= 'a' && line.front() <= 'z' && colon != std::string_view::npos) key = line.substr(0, colon);
    if (std::ranges::find(of_its_makers, key) == of_its_makers.end()) names.look_at(number);
  }
  for (int number = body; number <= lines.count(); ++number) names.look_at(number);
}

void check_footnotes(const Scan& scan, Findings& findings) {
  std::set<std::string> defined, used;
  for (const auto& label : scan.used) used.insert(folded(label.label));
  for (const auto& label : scan.defined) {
    const std::string name = folded(label.label);
    if (!defined.insert(name).second)
      findings.error(label.at, say(Word::pack_note_twice, fmt::arg("label", label.label)), std::string(say(Word::pack_note_twice_mend)));
    else if (!used.contains(name) && !scan.stuck.contains(name))
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

/// Where a tag of HTML begins; npos where none does.
std::size_t tag_in(std::string_view line) {
  for (auto open = line.find('<'); open != std::string_view::npos; open = line.find('<', open + 1)) {
    const std::size_t name = open + (line.substr(open + 1).starts_with('/') ? 2 : 1);
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (name < line.size() && letter(line[name]) && line.find('>', name) != std::string_view::npos) return open;
  }
  return std::string_view::npos;
}

}  // namespace

void check_front_matter(const Lines& lines, int body, Findings& findings) {
  for (int number = 2; number < body - 1; ++number)
    if (const auto at = tag_in(lines.line(number)); at != std::string_view::npos)
      findings.warning({number, lines.column(number, at)}, std::string(say(Word::pack_html_above)),
                       std::string(say(Word::pack_html_above_mend)));
}

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
