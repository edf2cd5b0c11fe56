// The look for identifying details: each rule by examples, what is let be, the ways out, and what holds for any text.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "reflect/details.hpp"
#include "reflect/details_tables.hpp"
#include "text/breaks.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

using namespace vignette;
using reflect::Detail;
using reflect::Finding;
using reflect::Way;
using words::Word;

namespace {

reflect::Known the_cases() {
  reflect::Known known;
  known.add_person("Sam", std::array{17});
  known.add_person("Wayne", std::array{18, 17});
  known.add("He was assessed by the Harbour Project and the Youth Justice Board.");
  return known;
}

std::vector<Finding> look(const std::string& text, std::string_view language = "en-GB") {
  return reflect::look_for_details(text, language, the_cases());
}

/// What is found between square brackets: "rang [Ffion] on [07700 900123]".
std::string marked(const std::string& text, std::string_view language = "en-GB") {
  std::string out;
  std::size_t from = 0;
  for (const Finding& one : look(text, language)) {
    out.append(text, from, one.range.begin - from).append("[").append(text::part(text, one.range)).append("]");
    from = one.range.end;
  }
  return out + text.substr(from);
}

std::string without_marks(std::string text) {
  std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
  return text;
}

struct Example {
  Detail kind;  ///< of everything between brackets
  std::vector<std::string> texts;
};

const std::vector<Example> examples{
    {Detail::name,
     {"I asked [Ffion] what she wanted.", "[Ffion] rang me.", "On Monday [Kieran Pugh-Davies] came.", "We met [Mrs Green] there.",
      "It was [PC Small] who knew.", "[Dr. Okoro] wrote.", "I told [Rhys ap Gwilym] so.", "[Jaxxyn] told the panel about it.",
      "His mum, [Sharon], came; [Sharon]’s sister did not.", "I spoke with [Will] and with [Grace].", "In the end [May] said it.",
      "I rang [Mc'Quillan] twice.", "She works with [Siân].", "We heard [O'Rourke] speak.", "i told [ffion] so, and [kieran] laughed."}},
    {Detail::initials,
     {"I told [JW] about it.", "[K] said so.", "I wrote to [R.M.] then.", "With [J.], and his aunt.", "[DW]’s mother nodded.",
      "The [T] family moved in.", "I know the [T.] family."}},
    {Detail::place,
     {"He lives in [Swansea] now.", "Symudodd i [Gaerdydd].", "Mae hi yng [Nghaerdydd].", "He moved to a home near [Llanfihangel].",
      "They live in [Reading].", "We met at [Merthyr Tydfil]."}},
    {Detail::school, {"He goes to [Penlan Park Academy].", "She left [Ysgol Bryn Castell].", "[St Teilo's High School] rang."}},
    {Detail::team, {"We are [a team of four].", "We are [four of us in the office].", "[The only teacher in our team] saw it."}},
    {Detail::born, {"He was [born on 3 May 2009].", "[DOB 03/05/2009], it said.", "[Date of birth: 3rd of May 2009]."}},
    {Detail::only, {"She was [the only girl in] it.", "He is [one of two Syrian] boys.", "His [mother, who works at the] pool, rang."}},
    {Detail::address,
     {"He lives at [12 Larkspur Close].", "She moved to [Flat 2, 88 Coldharbour Road].", "It was [7 Heol y Gors].",
      "We met on [Tanyard Lane].", "I wrote to [The Old Vicarage, Church Lane]."}},
    {Detail::postcode, {"It is [TX4 7QR].", "It is [aa12 3bc].", "It is [JD1A 2XY]."}},
    {Detail::phone,
     {"Ring [01632 960123].", "Ring [(01632) 960 123].", "Ring [+44 7700 900123].", "Ring [+44 (0)7700 900123].", "Text [07700900123]!",
      "His mobile is [960123]."}},
    {Detail::email, {"Write to [a.b-c@example.org].", "(see [x_y@example.co.uk])"}},
    {Detail::online,
     {"He is [@tiger.7] there.", "Her Insta is [moon99].", "It is on [https://example.org/crew], all of it.", "[lil_ghost] is him."}},
    {Detail::nhs_number, {"It said [999 123 4578].", "It said [9991234578].", "NHS number [999 123 4560] is mistyped."}},
    {Detail::reference,
     {"The [crime reference 42/118734/24] came.", "[Case number 7731902] is ours.", "[PNC 09/448213K] it said.",
      "[Log 234 of 12 May] has it.", "It was [T20249931].", "[QQ 12 34 56 C] came by post.", "[UPN A823200118002]."}},
    {Detail::plate, {"The car, [KV94 XQB], left.", "It was [K943 XQB]."}},
};

}  // namespace

TEST_CASE("each kind of detail is found in its place") {
  for (const Example& example : examples)
    for (const std::string& text : example.texts) {
      INFO(text);
      const std::string plain = without_marks(text);
      CHECK(marked(plain) == text);
      for (const Finding& one : look(plain)) CHECK(one.kind == example.kind);
    }
}

TEST_CASE("what points to nobody is let be") {
  for (const std::string text : {"Sam is 17 and Wayne was 17 then.",
                                 "I read about Sam last week, and about my own practice.",
                                 "In Sam’s case I would have visited Sam.",
                                 "My Sam notes are long. A robin sat there.",
                                 "Will it change? May I ask? Mark my words. Hope helps.",
                                 "In May and in June we met; the April review was late.",
                                 "The Youth Justice Board and HM Inspectorate of Probation wrote it.",
                                 "The Children Act 1989 and AIM2, AssetPlus, MAPPA.",
                                 "Gibbs, Kolb and Brookfield’s lenses; Jasper (2013); Firmin et al.",
                                 "The Harbour Project was there.",
                                 "Our Case Manager asked the Head of Service.",
                                 "On Monday at 9.30 we had 14 calls, 71 per cent of 2018/19.",
                                 "Ring 999, 101 or Childline on 0800 1111.",
                                 "It is at https://www.gov.uk/youth-justice and www.nhs.uk.",
                                 "From A to B, Plan B, Appendix C and a GPU.",
                                 "A 15-year-old should be asked.",
                                 "I said so. Education did not. “Supervision is late.”",
                                 "Children in Wales, England and London; Welsh-speaking children.",
                                 "The High School and the Crown Court sent nobody. He is in Year 9.",
                                 "Roedd Sam yn dda. Mae Cymru yn fach. Ym mis Mai aeth.",
                                 "Victoria Climbié is a name we learn.",
                                 "On 14/03/2024 we met at 10."}) {
    INFO(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("a name of the case is one's own beside my, an age, a place or what was done") {
  for (const std::string text : {"My own [Sam] is not like that.", "I saw [Sam] on Tuesday.", "[Sam] is 14 and likes boats.",
                                 "[Sam], [15], from [Neath].", "[Wayne] told me so.", "I have a [Wayne] on my caseload."}) {
    INFO(text);
    const std::string plain = without_marks(text);
    CHECK(marked(plain) == text);
    CHECK(look(plain).front().kind == Detail::case_name);
  }
}

TEST_CASE("a name of the case is one's own beside a time that is told from today, and where one works with them") {
  for (const std::string text :
       {"Last week [Sam] cried in my office.", "Last week, [Sam] said he would not go home.", "[Sam], who I worked with last week, cried.",
        "Yesterday [Sam] was arrested.", "[Sam] was in court last week.", "I picked up [Sam] from school last week.",
        "[Sam] is on my caseload.", "[Wayne] is one of mine.", "I have worked with [Sam] for two years.",
        "Two days ago [Wayne] swore at us.", "This morning we missed [Wayne] by a minute."}) {
    INFO(text);
    const std::string plain = without_marks(text);
    CHECK(marked(plain) == text);
    CHECK(look(plain).front().kind == Detail::case_name);
  }
  for (const std::string text :
       {"Last week I read Sam again.", "Yesterday we discussed Sam for an hour.", "In the last week of the order Sam was asked.",
        "If Sam was arrested today, who would be rung?", "Sam was in court, and his worker was there.", "I work with Sam’s kind of plan.",
        "I thought of Wayne yesterday.", "Last month’s plan says what Wayne wanted.", "A week ago I had never heard of Sam."}) {
    INFO(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("a name of the case is one's own where something is held with them at a time that is told from today") {
  for (const std::string text :
       {"A session with [Sam] yesterday.", "A visit to [Sam] at home last week.", "My appointment with [Sam] is on Monday.",
        "The home visit to [Wayne] on Friday was short.", "[Sam]’s review last Tuesday ran late.",
        "[Wayne]’s first court hearing on Monday.", "Yesterday’s call from [Sam] was short.", "Last week’s long session with [Sam] helped.",
        "Monday’s review with [Sam] is next.", "Last week I had a session with [Sam].", "Yesterday after [Sam]’s review we ate.",
        "A session yesterday with [Sam].", "Visiting [Sam] in custody yesterday was hard.", "Next week there is a hearing for [Wayne].",
        "I had a session with [Sam] a few days ago, and we talked."}) {
    INFO(text);
    CHECK(marked(without_marks(text)) == text);
  }
  for (const std::string text :
       {"A thought of Sam yesterday.", "A session with Sam is told there.",
        "The sessions with Sam had a plan, and mine yesterday had none.", "Yesterday I thought of a session with Sam.",
        "Last week I tried it as in the sessions with Sam.", "The worker’s sessions with Sam were short, and last week so was mine.",
        "Sam’s reviews were long, and last week ours was short.", "A session with Sam today would be by video.",
        "Yesterday we read of the visit to Sam.", "I wrote of Sam’s review on the page today.",
        "A session with Sam’s worker, and one with mine on Monday."}) {
    INFO(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("a name of the case is one's own where the writer knows them, or tells of a day of theirs, past or to come") {
  for (const std::string text :
       {"This morning [Sam]’s mother phoned me.", "[Sam] came in on Tuesday for his appointment.", "I know [Sam] well.",
        "[Sam] is a lad I know.", "Tomorrow I will see [Sam].", "Next week [Sam] goes to court.", "The other day [Sam] hit somebody.",
        "Last night [Sam]’s carer cried.", "On Friday [Sam] swore at us.", "[Sam] is in court on Friday.",
        "I am going to visit [Sam] tomorrow.", "Earlier this year [Sam]’s order ended.", "[Sam]’s case was closed last month.",
        "[Wayne] lives two streets from us.", "In my team [Sam] is known by everyone.", "Over the summer [Sam] stopped coming to see me.",
        "My colleague has been seeing [Sam] since March.", "I had [Sam] in the car with me."}) {
    INFO(text);
    CHECK(marked(without_marks(text)) == text);
  }
  for (const std::string text :
       {"I feel I know Sam well.", "I know Sam only from the page.", "I asked what Sam’s mother wanted on Monday.",
        "Sam had three workers, and on Friday I met mine.", "Tomorrow I will try what helped Sam.",
        "Next week we read how Sam goes to court.", "In the case Sam’s order ended.", "On Monday I thought of Sam’s mother.",
        "Sam’s case was told to me last month.", "My colleague sees in Sam what I don’t."}) {
    INFO(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("an exact age counts beside what narrows it down, with its article") {
  CHECK(marked("With a 15-year-old and her twin it was hard.") == "With [a 15-year-old] and her [twin] it was hard.");
  CHECK(marked("She met a 14-year-old from Rhyl.") == "She met [a 14-year-old] from [Rhyl].");
  CHECK(marked("He is sixteen, and he lives in Swansea. She is sixteen.") == "[He is sixteen], and he lives in [Swansea]. She is sixteen.");
}

TEST_CASE("Welsh changes the first letter of a place, and it is found all the same") {
  using reflect::details::mutated;
  CHECK(mutated("caerdydd") == std::vector<std::string>{"caerdydd", "gaerdydd", "nghaerdydd", "chaerdydd"});
  CHECK(mutated("pwllheli") == std::vector<std::string>{"pwllheli", "bwllheli", "mhwllheli", "phwllheli"});
  CHECK(mutated("tregaron") == std::vector<std::string>{"tregaron", "dregaron", "nhregaron", "thregaron"});
  CHECK(mutated("gwynedd") == std::vector<std::string>{"gwynedd", "wynedd", "ngwynedd"});
  CHECK(mutated("bangor") == std::vector<std::string>{"bangor", "fangor", "mangor"});
  CHECK(mutated("dolgellau") == std::vector<std::string>{"dolgellau", "ddolgellau", "nolgellau"});
  CHECK(mutated("llanelli") == std::vector<std::string>{"llanelli", "lanelli"});
  CHECK(mutated("merthyr") == std::vector<std::string>{"merthyr", "ferthyr"});
  CHECK(mutated("rhuthun") == std::vector<std::string>{"rhuthun", "ruthun"});
  CHECK(mutated("abertawe") == std::vector<std::string>{"abertawe"});
  for (const std::string& town : reflect::details::list("towns_welsh"))
    for (const std::string& form : mutated(town))
      if (reflect::details::towns_of_wales().contains(form)) {
        std::string capital = form;
        if (capital.front() >= 'a' && capital.front() <= 'z') capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
        INFO(capital);
        const auto found = look("Roedd y teulu o " + capital + " yno.", "cy");
        CHECK(found.size() == 1);
      }
}

TEST_CASE("an NHS number is known by its check") {
  CHECK(look("It is 999 000 0018, he said.").empty() == false);
  int found = 0;
  for (int last = 0; last < 10; ++last) found += look("It is 999 123 457" + std::to_string(last) + ".").empty() ? 0 : 1;
  CHECK(found == 1);
}

TEST_CASE("every finding says why and offers a way out") {
  const auto first = [](const std::string& text, std::string_view language = "en-GB") { return look(text, language).at(0); };
  CHECK(first("I rang her mum Sharon.").ways.at(0) == Way{Way::Kind::role, Word::details_say_mother});
  CHECK(first("It was PC Trewin who came.").ways.at(0) == Way{Way::Kind::role, Word::details_say_officer});
  CHECK(first("I asked Ffion.").ways.at(0) == Way{Way::Kind::role, Word::details_say_child});
  CHECK(first("He lives in Swansea.").ways.at(0) == Way{Way::Kind::less_exact, Word::details_say_town});
  CHECK(first("A 15-year-old and her twin came.").ways.at(0) == Way{Way::Kind::less_exact, Word::details_say_teenager});
  CHECK(first("A 12-year-old and her twin came.").ways.at(0) == Way{Way::Kind::less_exact, Word::details_say_younger_child});
  CHECK(first("Mae hi yng Nghaerdydd.", "cy").ways.at(0) == Way{Way::Kind::less_exact, std::nullopt});
  CHECK(first("Ring 01632 960123.").ways == std::vector{Way{Way::Kind::leave_out, std::nullopt}});
  for (const Example& example : examples)
    for (const std::string& text : example.texts)
      for (const Finding& one : look(without_marks(text))) {
        CHECK_FALSE(words::say(one.why).empty());
        CHECK(words::say(one.why).find("nonymis") == std::string_view::npos);
        REQUIRE_FALSE(one.ways.empty());
        CHECK(one.ways.back().kind == Way::Kind::leave_out);
      }
  CHECK(words::say(reflect::under_every_look) == "Nothing found doesn’t mean nobody could tell");
}

TEST_CASE("the pack's and the glossary's names are known, and its people are told from them") {
  pack::Case one;
  one.subject = {"Robyn", true, 16, 15};
  one.people.push_back({"carer", "Foster carer, from Elmbridge House", "family", {}, {}, {}, false});
  pack::Term term;
  term.name = "Thornbury scale";
  term.meaning = "A measure, made by Oakeshott.";
  reflect::Known known;
  known.add(one);
  known.add(term);
  const auto found = [&known](const std::string& text) { return reflect::look_for_details(text, "en", known).size(); };
  CHECK(found("Later Robyn went to Elmbridge House, and Oakeshott came.") == 0);
  CHECK(found("Later Robyn, 13, went.") == 1);
  CHECK(found("Later Robyn, 16, went.") == 0);
  CHECK(found("Later Oakapple came.") == 1);
}

TEST_CASE("for any text: findings are whole graphemes, in order, apart, and those of its paragraphs") {
  std::mt19937 chance(20261122);
  const std::vector<std::string> pieces{"Ffion ",
                                        "Sam ",
                                        "my ",
                                        "I saw ",
                                        "in ",
                                        "Swansea",
                                        "Nghaerdydd ",
                                        ". ",
                                        ", ",
                                        "\n",
                                        "01632 960123",
                                        "+44 ",
                                        "(0)",
                                        "TX4 7QR",
                                        " ",
                                        "@",
                                        "a_b",
                                        "x@y.z",
                                        "é",
                                        "e\xCC\x81",
                                        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
                                        "9\xEF\xB8\x8F\xE2\x83\xA3",
                                        "Mr ",
                                        "Mrs. ",
                                        "K.",
                                        "R.M.",
                                        "’s ",
                                        "“",
                                        "”",
                                        "15-year-old ",
                                        "the only girl in ",
                                        "ap ",
                                        "Ysgol ",
                                        "School",
                                        "Road ",
                                        "12 ",
                                        "DOB ",
                                        "3 May 2009",
                                        "/",
                                        "-",
                                        "NHS ",
                                        "9991234578",
                                        "case number ",
                                        "KV94 XQB",
                                        "https://",
                                        "www.",
                                        "\r",
                                        "\t",
                                        "Insta is ",
                                        "\xE2\x80\xAE",
                                        "Ŵyn",
                                        "\xC3",
                                        "\xFF",
                                        "(",
                                        ")",
                                        ":",
                                        "?",
                                        "twin ",
                                        "is 14 "};
  for (int round = 0; round < 600; ++round) {
    std::string text;
    for (std::size_t count = chance() % 60; count > 0; --count) {
      if (round % 3 == 0)
        text += static_cast<char>(chance() % 256);
      else
        text += pieces[chance() % pieces.size()];
    }
    if (round % 2 == 0) text = text::repaired(text);
    const auto all = look(text);
    const auto bounds = text::graphemes(text);
    std::size_t last = 0;
    for (const Finding& one : all) {
      CHECK_FALSE(one.range.empty());
      CHECK(one.range.begin >= last);
      last = one.range.end;
      CHECK(std::ranges::binary_search(bounds, one.range.begin));
      CHECK(std::ranges::binary_search(bounds, one.range.end));
    }
    std::vector<Finding> joined;
    for (std::size_t from = 0; from < text.size();) {
      const text::Range paragraph = text::paragraph_at(text, from);
      for (Finding one : reflect::look_in_paragraph(text::part(text, paragraph), "en-GB", the_cases())) {
        one.range = {one.range.begin + paragraph.begin, one.range.end + paragraph.begin};
        joined.push_back(one);
      }
      from = paragraph.end + 1;
    }
    CHECK(joined == all);
  }
}

TEST_CASE("a very long paragraph is read once") {
  constexpr std::size_t size = 30'000;
  for (const char* piece :
       {"Ffion ",    "1 ",       "1",      "a",     "A",       "@",        "a@",  "/",    "a/",        "A1/",   "ap ",
        "the only ", "Mr ",      "M.",     "0",     "+",       "(",        "my ", "Sam ", "-",         "a-",    "I saw ",
        "www.",      "Flat 1, ", "is 14 ", "twin ", "one of ", "case no ", "\"",  "’",    "e\xCC\x81", "Insta "}) {
    std::string text;
    while (text.size() < size) text += piece;
    const auto found = look(text);
    CHECK((found.empty() || found.back().range.end <= text.size()));
  }
}

TEST_CASE("with a name goes the word that says whose, and who bears it; a place takes its article along") {
  struct Along {
    std::string text, passage, along;
  };
  const std::vector<Along> all{
      {"My Sam, a lad I see in Nottingham, was 15 last week.", "Sam", "My "},
      {"I asked her social worker Jane twice.", "Jane", "her social worker "},
      {"We spoke to his mother Claire about it.", "Claire", "his mother "},
      {"I told Ffion so.", "Ffion", ""},
      {"I told her Ffion was ill.", "Ffion", ""},  // not hers
      {"He goes to the Heol Fawr School now.", "Heol Fawr School", "the "},
      {"Ring 07700 900123 now.", "07700 900123", ""},
  };
  for (const auto& one : all) {
    CAPTURE(one.text);
    const auto findings = look(one.text);
    const auto found =
        std::ranges::find_if(findings, [&](const Finding& finding) { return text::part(one.text, finding.range) == one.passage; });
    REQUIRE(found != findings.end());
    CHECK(one.text.substr(found->range.begin - found->along, found->along) == one.along);
  }
}
