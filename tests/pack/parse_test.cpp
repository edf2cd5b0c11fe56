/// What a well-written case becomes.
#include "example.hpp"

using namespace vignette;
using namespace vignette::pack;

namespace {

/// The blocks of a body's first section.
std::vector<Block> blocks(const std::string& body) {
  const Case read = parse("---\nid: x\n---\n\n## Case summary\n\n" + body, "case.md");
  REQUIRE_FALSE(read.sections.empty());
  return read.sections.front().blocks;
}

std::string_view shown(const Block& block, const Span& span) { return text::part(block.text, span.range); }

}  // namespace

TEST_CASE("a case with nothing wrong has no problems") {
  const Case read = parse(example::good, "case.md");
  INFO(example::told(read));
  CHECK(read.problems.empty());
  CHECK(read.id == "example-case");
  CHECK(read.subject.name == "Robin");
  CHECK(read.subject.age == 16);
  CHECK(read.people.size() == 2);
  CHECK(read.timeline.front().who == std::vector<std::string>{"worker"});
  REQUIRE(read.sections.size() == 2);
  CHECK(read.sections[0].role == Role::summary);
  CHECK(read.sections[1].role == Role::takeaways);
}

TEST_CASE("questions leave their section and keep id, stage and brief") {
  const Case read = parse(example::good, "case.md");
  REQUIRE(read.questions.size() == 2);
  CHECK(read.questions[0].id == "q1");
  CHECK(read.questions[0].stage == "notice");
  CHECK(read.questions[0].brief == "What stood out");
  CHECK(read.questions[0].text.text == "What stood out?");
  CHECK(read.questions[1].brief == "What will you change?");
  CHECK_FALSE(read.questions[1].derived);
  for (const auto& block : read.sections[1].blocks) CHECK(block.text != "What stood out?");
}

TEST_CASE("the heading over the questions ends its section, with what is said under it") {
  const auto told = [](const std::string& body) {
    const Case read = parse(body, "case.md");
    std::string all;
    for (const auto& block : read.sections.front().blocks) all += block.text + "|";
    return all;
  };
  const std::string resources = "### Resources\n\n- A guide.\n\n";
  const std::string questions = "### Questions\n\nTake your time.\n\n1. Why? {#q1}\n\n";
  CHECK(told("## Take-aways\n\n" + resources + questions) == "Resources|A guide.|Questions|Take your time.|");
  CHECK(told("## Take-aways\n\n" + questions + resources) == "Resources|A guide.|Questions|Take your time.|");
  CHECK(told("## Take-aways\n\n1. Why? {#q1}\n\n" + resources) == "Resources|A guide.|");
}

TEST_CASE("list items under a question are its prompts") {
  const Case read = parse(example::spoilt("1. What stood out? {#q1 stage=notice brief=\"What stood out\"}",
                                          "1. What stood out,\n   and why? {#q1}\n   - Who is not heard?\n   - What did you assume?"),
                          "case.md");
  REQUIRE(read.questions.size() == 2);
  CHECK(read.questions[0].text.text == "What stood out, and why?");
  CHECK(read.questions[0].prompts == std::vector<std::string>{"Who is not heard?", "What did you assume?"});
}

TEST_CASE("a question may ask on in a further paragraph; a prompt has no figure of a note in it") {
  const Case read = parse(example::spoilt("1. What stood out? {#q1 stage=notice brief=\"What stood out\"}",
                                          "1. What stood out? {#q1}\n\n   And *why*?\n   - Who is not heard?[^10]"),
                          "case.md");
  REQUIRE(read.questions.size() == 2);
  const auto& asked = read.questions[0].text;
  CHECK(asked.text == "What stood out? And why?");
  REQUIRE(asked.spans.size() == 1);
  CHECK(shown(asked, asked.spans[0]) == "why");
  CHECK(read.questions[0].prompts == std::vector<std::string>{"Who is not heard?"});
}

TEST_CASE("questions may stand directly in the take-aways, and a numbered list elsewhere is none") {
  const std::string text = example::good.substr(0, example::good.find("## Take-aways"));
  const Case read = parse(text + "1. One thing.\n\n## Takeaway learning\n\n1. What stood out? {#q1}\n\n[^10]: A note.\n", "case.md");
  REQUIRE(read.questions.size() == 1);
  CHECK(read.questions[0].id == "q1");
}

TEST_CASE("a footnote keeps its label, is numbered in reading order, and its mark is that number") {
  const Case read =
      parse("---\nid: x\n---\n## Case summary\n\nB[^12] and A[^3], then B[^12].\n\n[^3]: Three.\n[^12]: Twelve.\n\n    More.\n", "case.md");
  REQUIRE(read.footnotes.size() == 2);
  CHECK(read.footnotes[0].label == "12");
  CHECK(read.footnotes[0].number == 1);
  REQUIRE(read.footnotes[0].blocks.size() == 2);
  CHECK(read.footnotes[0].blocks[1].text == "More.");
  CHECK(read.footnotes[1].label == "3");
  const auto& block = read.sections[0].blocks[0];
  CHECK(block.text == "B1 and A2, then B1.");
  REQUIRE(block.spans.size() == 3);
  CHECK(block.spans[0].footnote == 1);
  CHECK(block.spans[1].footnote == 2);
  CHECK(shown(block, block.spans[1]) == "2");
}

TEST_CASE("a heading's role ignores case, quotes, hyphens and dashes") {
  const auto role = [](const std::string& heading) { return parse("## " + heading + "\n\ntext", "case.md").sections.at(0).role; };
  CHECK(role("Inspector’s comments") == Role::comments);
  CHECK(role("Inspector's Comments") == Role::comments);
  CHECK(role("Inspectors comments") == Role::comments);
  CHECK(role("Takeaway learning") == Role::takeaways);
  CHECK(role("Take-aways – applying the learning") == Role::takeaways);
  CHECK(role("Key learning") == Role::learning);
  CHECK(role("Important learning\u00A0") == Role::learning);
  CHECK(role("Reflection") == Role::takeaways);
  CHECK(role("Something else") == Role::other);
}

TEST_CASE("rendered text has entities and escapes resolved, soft breaks as spaces, and curly quotes") {
  const auto read = blocks("One &amp; two\nthree \\*not\\* \"quoted\" and it's  \nnext");
  REQUIRE(read.size() == 1);
  CHECK(read[0].text == "One & two three *not* “quoted” and it’s\nnext");
  CHECK(blocks("`it's`")[0].text == "it's");
}

TEST_CASE("spans tell emphasis, links, code and strikethrough, in order") {
  const auto read = blocks("a *b* **c *d*** `e` ~~f~~ [g *h*](https://example.org) <mailto:a@example.org>");
  const auto& block = read.at(0);
  CHECK(block.text == "a b c d e f g h mailto:a@example.org");
  const auto at = [&](std::string_view word) -> const Span& {
    for (const auto& span : block.spans)
      if (shown(block, span) == word) return span;
    FAIL("no span for " << word);
    return block.spans.front();
  };
  CHECK(at("b").emphasis);
  CHECK(at("c ").strong);
  CHECK((at("d").strong && at("d").emphasis));
  CHECK(at("e").code);
  CHECK(at("f").strike);
  CHECK(at("g ").link == "https://example.org");
  CHECK((at("h").emphasis && at("h").link == "https://example.org"));
  for (std::size_t i = 1; i < block.spans.size(); ++i) CHECK(block.spans[i - 1].range.end <= block.spans[i].range.begin);
}

TEST_CASE("lists, quotes, code, rules and tables keep their place") {
  const auto read =
      blocks("- a\n  1. b\n  2. c\n\n     more\n\n> q\n> > r\n\n---\n\n```\nx\n y\n```\n\n| A | B |\n|:--|--:|\n| 1 | *2* |\n");
  REQUIRE(read.size() == 9);
  CHECK((read[0].marker == "•" && read[0].depth == 1));
  CHECK((read[1].marker == "1." && read[1].depth == 2));
  CHECK(read[2].marker == "2.");
  CHECK((read[3].marker.empty() && read[3].text == "more" && read[3].depth == 2));
  CHECK(read[4].quotes == 1);
  CHECK(read[5].quotes == 2);
  CHECK(read[6].kind == Block::Kind::rule);
  CHECK((read[7].kind == Block::Kind::code && read[7].text == "x\n y"));
  const auto& table = read[8];
  CHECK(table.kind == Block::Kind::table);
  CHECK(table.text == "A\tB\n1\t2");
  REQUIRE(table.rows.size() == 2);
  CHECK(text::part(table.text, table.rows[1][1]) == "2");
  CHECK(table.alignment == std::vector<int>{-1, 1});
}

TEST_CASE("a picture is a block of its own") {
  const auto read = blocks("![Two circles](art/two.png)\n\nWords ![one](one.png) more.");
  REQUIRE(read.size() == 3);
  CHECK((read[0].kind == Block::Kind::image && read[0].image == "art/two.png" && read[0].text == "Two circles"));
  CHECK(read[1].text == "Words  more.");
  CHECK(read[2].image == "one.png");
}

TEST_CASE("facilitator notes are kept apart from what learners read") {
  const Case read = parse(example::spoilt("### Resources\n", "### Resources\n\n:::note\nAsk the *quiet* ones first.\n:::\n"), "case.md");
  INFO(example::told(read));
  CHECK(read.problems.empty());
  REQUIRE(read.notes.size() == 1);
  CHECK(read.notes[0].section == "takeaways");
  CHECK(read.notes[0].blocks.at(0).text == "Ask the quiet ones first.");
  for (const auto& section : read.sections)
    for (const auto& block : section.blocks) CHECK(block.text.find("quiet") == std::string::npos);
}

TEST_CASE("source positions count lines of the file and columns in characters") {
  const Case read = parse("---\nid: x\n---\n## Case summary\n\nfirst\n\n- éé\n  - second\n", "case.md");
  CHECK(read.sections[0].source == SourcePos{4, 1});
  CHECK(read.sections[0].blocks[0].source == SourcePos{6, 1});
  CHECK(read.sections[0].blocks[2].source == SourcePos{9, 5});
}

TEST_CASE("line ends of any kind and a byte order mark change nothing") {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : example::good) windows += c == '\n' ? "\r\n" : std::string(1, c);
  Case plain = parse(example::good, "case.md");
  CHECK(parse(windows, "case.md") == plain);
}

TEST_CASE("unknown keys are kept") {
  const Case read = parse(example::spoilt("basis: published", "basis: published\ncolour: {a: 1}"), "case.md");
  CHECK(read.unknown.contains("colour"));
}

TEST_CASE("an item of a task list has a box for its marker, and its words alone for its text") {
  const auto read = blocks("- [ ] Ring the school\n- [x] Read the plan\n  again\n- [y] Not a task\n- Nor this [ ]\n\n1. [ ] Counted\n");
  REQUIRE(read.size() == 5);
  CHECK(read[0].marker == task_to_do);
  CHECK(read[0].text == "Ring the school");
  CHECK(read[1].marker == task_done);
  CHECK(read[1].text == "Read the plan again");
  CHECK(read[2].marker == "•");
  CHECK(read[2].text == "[y] Not a task");
  CHECK(read[3].text == "Nor this [ ]");
  CHECK(read[4].marker == "1.");
}

TEST_CASE("the lines that problems name are kept as they are written, with some around each, and no others") {
  std::string text = "---\nid: x\ntitle: X\nbasis: fictional\n---\n## Case summary\n\none\ntwo\nDarren came\nfour\nfive\nsix\n";
  const Case read = parse(text, "case.md");
  REQUIRE(std::ranges::find(read.problems, 10, &words::Problem::line) != read.problems.end());
  REQUIRE(read.lines.contains(10));
  CHECK(read.lines.at(10) == "Darren came");
  CHECK(read.lines.at(8) == "one");
  CHECK(read.lines.at(12) == "five");
  CHECK_FALSE(read.lines.contains(7));
  text.replace(text.find("came"), 4, std::string(1000, 'x'));
  CHECK(parse(text, "case.md").lines.at(10).size() < 450);
}
