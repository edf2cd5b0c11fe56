/// Everything "worth catching" in docs of the pack format, each at its line and column.
#include "example.hpp"

using namespace vignette;
using namespace vignette::pack;
using words::Severity;

namespace {

/// The one problem there is, checked for its place and what it says.
void finds(const std::string& text, int line, int column, Severity severity, std::string_view says) {
  const Case read = parse(text, "case.md");
  INFO(example::told(read));
  REQUIRE(read.problems.size() == 1);
  const auto& problem = read.problems[0];
  CHECK(problem.where == "case.md");
  CHECK(problem.line == line);
  CHECK(problem.column == column);
  CHECK(problem.severity == severity);
  CHECK((problem.what + " " + problem.mend).find(says) != std::string::npos);
  CHECK_FALSE(problem.mend.empty());
}

int line_of(std::string_view text, std::string_view needle) {
  const auto at = text.find(needle);
  REQUIRE(at != std::string_view::npos);
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, at), '\n'));
}

constexpr std::string_view summary = "There is a *plan*, and it is **good**.";

/// The good case with a paragraph after its summary; problems are expected in its first line.
void in_paragraph(const std::string& paragraph, int column, Severity severity, std::string_view says) {
  const std::string text = example::spoilt(summary, std::string(summary) + "\n\n" + paragraph);
  finds(text, line_of(text, summary) + 2, column, severity, says);
}

}  // namespace

TEST_CASE("each required key is missed") {
  for (const std::string_view key : {"schema", "id", "title", "lang", "theme", "stage", "attribution", "disclaimer"}) {
    std::string text = example::good;
    const auto at = text.find("\n" + std::string(key) + ":") + 1;
    text.erase(at, text.find('\n', at) - at + 1);
    finds(text, 1, 1, Severity::error, key);
  }
}

TEST_CASE("a case that doesn't say where it comes from is missed a basis") {
  finds(example::spoilt("basis: published\n", ""), 1, 1, Severity::error, "where the case comes from");
}

TEST_CASE("keys within keys are missed where they belong") {
  finds(example::spoilt("body: \"An inspectorate\", ", ""), 9, 1, Severity::error, "body");
  finds(example::spoilt("{id: OGL-UK-3.0, ", "{"), 10, 1, Severity::error, "licence");
}

TEST_CASE("what is published says where") {
  finds(example::spoilt(", url: \"https://example.org/case\"", ""), 13, 1, Severity::error, "url");
}

TEST_CASE("an unknown stage or theme gets the nearest offered") {
  finds(example::spoilt("stage: planning", "stage: planing"), 8, 8, Severity::warning, "Did you mean planning?");
  finds(example::spoilt("theme: engagement", "theme: engagment"), 7, 8, Severity::warning, "Did you mean engagement?");
  finds(example::spoilt("theme: engagement", "theme: football"), 7, 8, Severity::warning, "keeping-the-child-safe");
  const auto text = example::spoilt("stage=change", "stage=chnage");
  finds(text, line_of(text, "chnage"), 31, Severity::warning, "Did you mean change?");
}

TEST_CASE("malformed keys are found at their line and column") {
  const auto first = [](const std::string& keys) {
    const Case read = parse("---\n" + keys + "---\n## Case summary\n\nText.\n", "case.md");
    CHECK(read.sections.size() == 1);
    const auto found =
        std::ranges::find_if(read.problems, [](const auto& problem) { return problem.what.find("cannot be read") != std::string::npos; });
    return found == read.problems.end() ? SourcePos{} : SourcePos{found->line, found->column};
  };
  CHECK(first("id: x\ntitle: \"a\nstage: planning\n") == SourcePos{3, 8});  // a quote never closed
  CHECK(first("id: x\ntitle: [a\nstage: planning\n") == SourcePos{4, 6});
  CHECK(first("id: x\ntitle: \"a\" b\n") == SourcePos{3, 12});
  CHECK(first("id: x\n\ttitle: a\n") == SourcePos{3, 1});
  finds("---\nid: x\nsubject: {name: é, age: ]}\n---\n## Questions\n1. Why? {#q1}\n", 3, 25, Severity::error, "cannot be read");
}

TEST_CASE("values of the wrong kind are found, and the rest is read") {
  finds(example::spoilt("age: 16}", "age: sixteen}"), 6, 46, Severity::error, "age");
  finds(example::spoilt("disclaimer: \"For learning.\"", "disclaimer: \"For learning.\"\nobjectives: {a: b}"), 13, 13, Severity::error,
        "list");
}

TEST_CASE("unknown keys and keys given twice are found") {
  finds(example::spoilt("basis: published", "basis: published\ncolour: red"), 14, 1, Severity::warning, "colour");
  finds(example::spoilt("basis: published", "basis: published\nlang: cy"), 14, 1, Severity::warning, "twice");
}

TEST_CASE("a person in the timeline who isn't in people is found") {
  finds(example::spoilt("who: [worker]", "who: [worker, polise]"), 19, 54, Severity::warning, "polise");
}

TEST_CASE("a passage that is not in the case's text is found") {
  finds(example::spoilt("who: [worker]}", "who: [worker], passage: \"There was no plan\"}"), 19, 65, Severity::warning, "no plan");
}

TEST_CASE("a passage that stands in the case's text is kept with its event") {
  const Case read = parse(example::spoilt("who: [worker]}", "who: [worker], passage: \"it is good\"}"), "case.md");
  CHECK(read.problems.empty());
  CHECK(read.timeline.front().passage == "it is good");
}

TEST_CASE("what stands above the case is looked at too") {
  auto text = example::spoilt("title: \"Planning: Robin\"", "title: \"Planning:\u202E Robin\"");
  finds(text, 4, 18, Severity::warning, "U+202E");
  CHECK(parse(text, "case.md").title == "Planning: Robin");
  text = example::spoilt("disclaimer: \"For learning.\"", "disclaimer: \"For learning.\"\nsummary: \"A <b>plan</b>\"");
  finds(text, 13, 13, Severity::warning, "HTML");
  text = example::spoilt("disclaimer: \"For learning.\"", "disclaimer: \"For learning.\"\nsummary: \"A plan with Darren\"");
  finds(text, 13, 23, Severity::warning, "Darren");
  // Whose work it is may be named; an address is no tag.
  text = example::spoilt("attribution: \"Contains public sector information.\"", "attribution: \"By Darren Smith, 3 < 4.\"");
  CHECK(parse(text, "case.md").problems.empty());
}

TEST_CASE("footnotes that don't meet are found") {
  in_paragraph("See[^9].", 4, Severity::error, "Note 9");
  auto text = example::spoilt("[^10]: A note.", "[^10]: A note.\n[^11]: Another.");
  finds(text, line_of(text, "[^11]"), 1, Severity::error, "never used");
  text = example::spoilt("[^10]: A note.", "[^10]: A note.\n[^10]: Again.");
  finds(text, line_of(text, "[^10]: Again"), 1, Severity::error, "twice");
}

TEST_CASE("digits stuck to a word that match a note are found") {
  in_paragraph("The AIM210 tool.", 5, Severity::error, "AIM2[^10]");
  in_paragraph("An order.10 Then", 4, Severity::error, "order.[^10]");
  for (const std::string_view honest :
       {"In 2010 it was 10 or B12.", "See <https://example.org/a10> here.", "`AIM210` is code.", "2018/10 and 3.10 stand."})
    CHECK(parse(example::spoilt(summary, std::string(summary) + " " + std::string(honest)), "case.md").problems.empty());
}

TEST_CASE("of the notes that stuck digits may be, one that nothing calls is offered, and it is told once") {
  const auto with_note_12 = example::spoilt("[^10]: A note.", "[^10]: A note.\n[^12]: Another.");
  const auto spoil = [&](std::string_view words) {
    std::string text = with_note_12;
    return text.replace(text.find(summary), summary.size(), words);
  };
  auto text = spoil("The AIM212 tool.");  // and note 12 is not also called unused
  finds(text, line_of(text, "AIM212"), 23, Severity::error, "AIM2[^12]");
  text.replace(text.find("[^12]:"), 6, "[^2]:");
  finds(text, line_of(text, "AIM212"), 23, Severity::error, "AIM21[^2]");
  for (const std::string_view honest : {"![pic12](a.png)[^12]", "![Of AIM10, from above](AIM10.png)[^12]"})
    for (const auto& problem : parse(spoil(honest), "case.md").problems) {
      INFO(words::describe(problem));
      CHECK(problem.what.find("note 1") == std::string::npos);
    }
}

TEST_CASE("an empty section and a case without questions are found") {
  const auto text = example::spoilt("## Take-aways", "## Key learning\n\n## Take-aways");
  finds(text, line_of(text, "## Key learning"), 1, Severity::warning, "Key learning");
  const std::string none = example::good.substr(0, example::good.find("### Questions")) + "[^10]: A note.\n";
  finds(none, line_of(none, "## Take-aways"), 1, Severity::warning, "no questions");
}

TEST_CASE("questions without an id get one, and the author is told") {
  const auto text = example::spoilt(" {#q2 stage=change}", "");
  const int line = line_of(text, "2. What will");
  finds(text, line, 4, Severity::warning, "{#q2}");
  CHECK(parse(text, "case.md").questions.at(1).id == "q2");
}

TEST_CASE("a question id used twice is found, and each question still has its own") {
  const auto text = example::spoilt("{#q2 stage=change}", "{#q1 stage=change}");
  finds(text, line_of(text, "2. What will"), 26, Severity::error, "q1");
  const auto read = parse(text, "case.md");
  CHECK(read.questions.at(0).id == "q1");
  CHECK(read.questions.at(1).id == "q2");
}

TEST_CASE("left-over navigation and bullets that make no list are found") {
  in_paragraph("Back to top", 1, Severity::warning, "Back to top");
  in_paragraph("Back to the homepage Next chapter: Delivering", 1, Severity::warning, "left over");
  in_paragraph("[Next chapter](https://example.org)", 2, Severity::warning, "Next chapter");
  in_paragraph("  • one thing", 3, Severity::warning, "hyphen");
  CHECK(parse(example::spoilt(summary, std::string(summary) + " In the next chapter of life he went back to topics he liked."), "case.md")
            .problems.empty());
}

TEST_CASE("a name that isn't the subject's is found once") {
  in_paragraph("Then Daniel’s mother met Daniel.", 6, Severity::warning, "Daniel");
  CHECK(parse(example::spoilt("name: Case manager", "name: Daniel"), "case.md").problems.empty());
}

TEST_CASE("a family name after a title, and short first names, are found") {
  in_paragraph("Then Mr Smith came.", 6, Severity::warning, "“Mr Smith”");
  in_paragraph("Then Mrs. J. Okafor came.", 6, Severity::warning, "“Mrs. J. Okafor”");
  in_paragraph("His uncle, Dr Evans’s friend.", 12, Severity::warning, "“Dr Evans”");
  in_paragraph("Tom was there.", 1, Severity::warning, "“Tom”");
  for (const std::string_view honest : {"The dr was in. Mr is a title. Miss it, and tom-toms play.", "Mr, Mrs or Ms: As you like."})
    CHECK(parse(example::spoilt(summary, std::string(summary) + " " + std::string(honest)), "case.md").problems.empty());
  CHECK(parse(example::spoilt("name: Case manager", "name: Mr Smith")
                  .replace(example::spoilt("name: Case manager", "name: Mr Smith").find(summary), 0, "Mr Smith agreed. "),
              "case.md")
            .problems.empty());
}

TEST_CASE("links that are not safe, raw HTML and pictures from elsewhere are found and left out") {
  in_paragraph("See [this](http://example.org/a).", 12, Severity::warning, "http://example.org/a");
  in_paragraph("See [this](javascript:alert(1)).", 12, Severity::warning, "javascript");
  in_paragraph("A line<br>broken.", 7, Severity::warning, "HTML");
  in_paragraph("<div>\nhidden\n</div>", 1, Severity::warning, "HTML");
  const auto spoilt = parse(example::spoilt("*plan*", "[plan](http://example.org)"), "case.md");
  for (const auto& span : spoilt.sections[0].blocks[0].spans) CHECK(span.link.empty());
}

TEST_CASE("pictures must lie in the pack's folder") {
  for (const std::string path :
       {"/etc/passwd", "../secret.png", "a/../../b.png", "https://example.org/a.png", "C:\\\\a.png", "%2e%2e/a.png", "file:a.png"}) {
    const Case read = parse(example::spoilt(summary, std::string(summary) + "\n\n![A picture](" + path + ")"), "case.md");
    INFO(path << "\n" << example::told(read));
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].severity == Severity::error);
    for (const auto& block : read.sections[0].blocks) CHECK(block.image.empty());
  }
}

TEST_CASE("control and bidirectional-override characters are found and left out") {
  in_paragraph("a\x07z", 2, Severity::warning, "U+0007");
  in_paragraph("é\u202Ez", 2, Severity::warning, "U+202E");
  const auto read = parse(example::spoilt(summary, "a\u202Ez"), "case.md");
  CHECK(read.sections[0].blocks[0].text.find("\u202E") == std::string::npos);
}

TEST_CASE("facilitator notes left open or of an unknown kind are found") {
  in_paragraph(":::warning", 1, Severity::warning, "warning");
  const auto read = parse(example::good + "\n:::note\nFor you.\n", "case.md");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].line == line_of(example::good + "\n:::note", ":::note"));
}

TEST_CASE("problems come in the order of the file") {
  const auto read = parse("---\nid: x\n---\n## A\n\nBack to top\n\n[^1]: unused\n\n• x\n", "case.md");
  for (std::size_t i = 1; i < read.problems.size(); ++i) CHECK(read.problems[i - 1].line <= read.problems[i].line);
}
