#include "share/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <memory>
#include <random>

#include "portfolio/again.hpp"
#include "words/words.hpp"

using namespace vignette;

namespace {

constexpr portfolio::Instant afternoon{1'791'991'205'678};  // 2026-10-14T15:20:05Z
constexpr portfolio::Now now{{1'792'000'000'000}, 60};

portfolio::Answer answer(const std::string& case_id, int number, const std::string& text, portfolio::Instant updated = afternoon) {
  return {.id = case_id + std::to_string(number),
          .key = {case_id, "q" + std::to_string(number)},
          .case_title = "Then: " + case_id,
          .question_number = number,
          .wording = "What *stands out* to you in " + case_id + "?",
          .text = text,
          .created = updated,
          .updated = updated,
          .revisions = 0};
}

pack::Case shelved(const std::string& id, const std::string& title) {
  pack::Case known;
  known.id = id;
  known.title = title;
  known.basis = "published";
  known.source.body = "HM Inspectorate of Probation";
  known.attribution = "Contains public sector information.";
  return known;
}

/// What a reader of the Markdown sees: paragraphs apart by an empty line, no-break spaces as spaces. Markup shows as ‹its name›.
std::string rendered(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(CMARK_OPT_DEFAULT), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(cmark_parser_finish(parser.get()), cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(root.get()), cmark_iter_free);
  std::string seen;
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iter.get());
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_DOCUMENT) continue;
    if (type == CMARK_NODE_PARAGRAPH) {
      if (!seen.empty()) seen += "\n\n";
    } else if (type == CMARK_NODE_TEXT) {
      seen += cmark_node_get_literal(node);
    } else if (type == CMARK_NODE_LINEBREAK) {
      seen += '\n';
    } else {
      seen += "‹" + std::string(cmark_node_get_type_string(node)) + "›";
    }
  }
  for (std::size_t at = 0; (at = seen.find("\u00A0", at)) != std::string::npos;) seen.replace(at, 2, " ");
  return seen;
}

}  // namespace

TEST_CASE("a passage that the case says differently now is told as such, one that it has word for word is not") {
  auto sam = shelved("sam", "Sam");
  sam.licence_id = "CC BY 4.0";
  pack::Section section;
  pack::Block noted{.text = "He was 17, male and a looked after child.1 He had moved 14 times."};
  noted.spans.push_back({.range = {41, 42}, .footnote = 1});
  section.blocks.push_back(noted);
  section.blocks.push_back({.text = "It was his first offence."});
  sam.sections.push_back(section);
  const auto [passage, differs] = GENERATE(table<const char*, bool>({{"looked after child. He had moved", false},
                                                                     {"looked after child.1 He had moved", false},
                                                                     {"moved 14 times.\n\nIt was his first", false},
                                                                     {"Licence: CC BY 4.0.", false},
                                                                     {"his second offence", true},
                                                                     {"He had moved 15 times", true},
                                                                     {"He was 16, male", true},
                                                                     {"moved 14 times.\n\nIt was his last", true}}));
  CAPTURE(passage);
  portfolio::Contents contents;
  contents.answers = {answer("sam", 1, "Asked.")};
  contents.cited = {{.by = {"sam", "q1"}, .list = {{.mark = "a", .quote = passage, .section = "Summary"}}}};
  const portfolio::Leaving leaving(contents);
  CHECK((share::markdown(leaving, {sam}, {}, now).find("Said differently now") != std::string::npos) == differs);
  contents.marks = {{.id = "a", .case_id = "sam", .at = {.quote = passage}}};
  contents.cited.clear();
  CHECK((share::markdown(portfolio::Leaving(contents), {sam}, {}, now).find("Said differently now") != std::string::npos) == differs);
}

TEST_CASE("versions that wait for the disk stand under their answer, oldest first; none where none wait") {
  portfolio::Contents contents;
  contents.answers = {answer("sam", 1, "Replaced."), answer("sam", 2, "Another.")};
  contents.versions = {answer("sam", 1, "The first."), answer("sam", 1, "The second.")};
  const auto told = rendered(share::markdown(portfolio::Leaving(contents), {}, {}, now));
  const auto at = [&](const char* words) { return told.find(words); };
  CHECK(at("Replaced.") < at("An earlier version, of 14 October"));
  CHECK(at("The first.") < at("The second."));
  CHECK(at("The second.") < at("Another."));
  // Of one that was emptied since there is nothing else; and one that says what stands now is not told twice.
  contents.answers = {answer("sam", 1, ""), answer("sam", 2, "Another.")};
  contents.versions.push_back(answer("sam", 2, "Another."));
  const auto emptied = rendered(share::markdown(portfolio::Leaving(contents), {}, {}, now));
  CHECK(emptied.find("The second.") != std::string::npos);
  CHECK(emptied.find("Another.") == emptied.rfind("Another."));
  contents.versions.clear();
  CHECK(rendered(share::markdown(portfolio::Leaving(contents), {}, {}, now)).find("earlier version") == std::string::npos);
}

TEST_CASE("what was written renders as it was written") {
  for (const std::string text : {
           "Plain words, and “quotes”.\n\nA second paragraph.",
           "One line\nand the next",
           "# Not a heading\n## nor this\n#nor this\n#",
           "- a\n- b\n+ c\n* d\n-not a list",
           "1. first\n2) second\n14. then\n3.5 is a number",
           "> said\n>said",
           "Title\n=====\nTitle\n-----\n---\n***\n___\n* * *\n- - -\n_ _ _",
           "```\ncode\n```\n~~~\ncode\n~~~",
           "    indented by four\n\n  by two",
           "5*3*2 and *strong* _and_ __this__ snake_case_name **so** 2 * 3 * 4",
           "`code` and [a link](http://example.org) and ![picture](x.png) [^1] [x]: y",
           "[note]: http://example.org\n- [ ] task",
           "a < b, <b>bold</b>, <!-- note -->, R&D, &amp; &#65; &copy;",
           "a \\ b \\* c \\\nC:\\Users\\me",
           "~~gone~~ ~so~ ~5",
           "| a | b |\n| --- | --- |\n| 1 | 2 |",
           "a | b\n:-: | -\n1 | 2",
           "Dŵr – café — 👩‍👩‍👧 *é*",
           "-\n+\n1.\n#\n>\n=",
       }) {
    CAPTURE(text, share::as_markdown(text));
    CHECK(rendered(share::as_markdown(text)) == text);
  }
}

TEST_CASE("any text made of markup renders as it was written") {
  static constexpr std::string_view pieces[] = {"*", "_", "`", "[", "]", "(", ")", "<", ">", "&", ";",   "\\", "~",    "|",  "-", "+",
                                                "=", "#", "1", ".", ":", "!", " ", "a", "b", "é", "amp", "\n", "\n\n", "\"", "^", "x"};
  std::mt19937 chance(20'261'014);
  std::uniform_int_distribution<std::size_t> piece(0, std::size(pieces) - 1);
  for (int round = 0; round < 4000; ++round) {
    std::string text = "a";
    for (int i = 0; i < 14; ++i) text += pieces[piece(chance)];
    text += "z";
    // Spaces that no page shows, and empty lines beyond the first, are no part of what is promised.
    for (const std::string_view gap : {" \n", "\n\n\n"}) {
      for (auto at = text.find(gap); at != std::string::npos; at = text.find(gap)) text.replace(at, gap.size(), gap.substr(1));
    }
    CAPTURE(text, share::as_markdown(text));
    REQUIRE(rendered(share::as_markdown(text)) == text);
  }
}

TEST_CASE("no more is escaped than is needed") {
  for (const std::string text :
       {"snake_case", "2 * 3", "R&D (2021) - so", "It was #1, 3.5 of 5!", "C:\\Users", "a > b < c", "10 October."}) {
    CHECK(share::as_markdown(text) == text);
  }
}

TEST_CASE("everything is there once, by case and question") {
  const portfolio::Contents contents{.answers = {answer("sam", 2, "Second.\n\nStill second."), answer("gone", 1, "Kept without its case."),
                                                 answer("wayne", 1, "About Wayne."), answer("sam", 1, "First."), answer("sam", 3, " \n")},
                                     .places = {}};
  const auto document = share::markdown(portfolio::Leaving(contents), {shelved("sam", "Sam #"), shelved("wayne", "Wayne")}, {}, now);
  std::size_t last = 0;
  for (const std::string expected :
       {"# What I wrote\n\n", "## Sam \\#\n\n", "*Retold from HM Inspectorate of Probation’s published example",
        "Contains public sector information.*\n\n", "### Question 1\n\n", "> What \\*stands out\\* to you in sam?\n\n",
        "*14 October 2026, 16:20*\n\n", "First.\n\n", "### Question 2\n\n", "Second.\n\nStill second.\n\n", "## Wayne\n\n",
        "About Wayne.\n\n", "## Then: gone\n\n### Question 1\n\n", "Kept without its case.\n\n",
        "---\n\n*Made by Vignette on 14 October 2026, 18:46, on this computer. Nothing was sent anywhere.*\n"}) {
    CAPTURE(expected, document);
    const auto at = document.find(expected, last);
    REQUIRE(at != std::string::npos);
    last = at;
  }
  CHECK(document.find("Question 3") == std::string::npos);
}

TEST_CASE("the passages that an answer cites stand under it, as retold") {
  portfolio::Contents contents{.answers = {answer("sam", 1, "I wondered."), answer("sam", 2, "And then.")}, .places = {}};
  contents.cited = {{.by = {"sam", "q1"},
                     .list = {{.mark = "m1", .quote = "# Sam is 17.\n\nHe *moved*.", .section = "Case\nsummary"},
                              {.mark = "m2", .quote = "They met.", .section = ""}}},
                    {.by = {"sam", "q2"}, .list = {}}};
  const auto document = share::markdown(portfolio::Leaving(contents), {shelved("sam", "Sam")}, {}, now);
  CHECK(document.find("I wondered.\n\nCited from the case, as it is retold:\n\n> \\# Sam is 17.\n> \n> He \\*moved\\*.\n>\n> *Case summary*"
                      "\n\n> They met.\n\n### Question 2") != std::string::npos);
  CHECK(document.find("Cited", document.find("Question 2")) == std::string::npos);
}

TEST_CASE("what was marked stands after a case's answers, also where there are none") {
  portfolio::Contents contents{.answers = {answer("sam", 1, "I wondered.")}, .places = {}};
  portfolio::Mark mark{.id = "m1", .case_id = "sam", .at = {.begin = 40, .quote = "Sam moved."}, .note = "Who told *her*?"};
  mark.meaning = portfolio::Meaning::would_do_differently;
  portfolio::Mark earlier{.id = "m2", .case_id = "sam", .at = {.begin = 3, .quote = "They met."}};
  portfolio::Mark off{.id = "m3", .case_id = "sam", .at = {.quote = "Taken off."}, .put_away = portfolio::Instant{5}};
  portfolio::Mark alone{.id = "m4", .case_id = "wayne", .at = {.quote = "One plan."}};
  contents.marks = {mark, earlier, off, alone};
  const auto document = share::markdown(portfolio::Leaving(contents), {shelved("sam", "Sam"), shelved("wayne", "Wayne")}, {}, now);
  CHECK(document.find(
            "### What you marked\n\n> They met.\n>\n> *Stood out*\n\n> Sam moved.\n>\n> *Would do differently*\n\nWho told \\*her\\*?") !=
        std::string::npos);
  CHECK(document.find("I wondered.") < document.find("They met."));
  CHECK(document.find("Taken off.") == std::string::npos);
  CHECK(document.find("> One plan.") > document.find("## Wayne"));
}

TEST_CASE("one case, or what is newer than a day, can be chosen") {
  const portfolio::Contents contents{.answers = {answer("sam", 1, "New."), answer("sam", 2, "Old.", {1'000}), answer("wayne", 1, "Other.")},
                                     .places = {}};
  const auto of_sam = share::markdown(portfolio::Leaving(contents), {}, {.case_id = "sam", .since = {}}, now);
  CHECK(of_sam.find("New.") != std::string::npos);
  CHECK(of_sam.find("Old.") != std::string::npos);
  CHECK(of_sam.find("Other.") == std::string::npos);
  const auto lately = share::markdown(portfolio::Leaving(contents), {}, {.case_id = {}, .since = afternoon}, now);
  CHECK(lately.find("New.") != std::string::npos);
  CHECK(lately.find("Old.") == std::string::npos);
  CHECK(lately.find("Other.") != std::string::npos);
}

TEST_CASE("an answer gone on with on another day tells both days") {
  auto later = answer("sam", 1, "Text.");
  later.created = {afternoon.ms - 86'400'000};
  const auto document = share::markdown(portfolio::Leaving({.answers = {later}, .places = {}}), {}, {}, now);
  CHECK(document.find("*13 October 2026, 16:20; last changed 14 October 2026, 16:20*") != std::string::npos);
}

TEST_CASE("with nothing written, or nothing that fits, the document says what to do") {
  const auto empty = share::markdown(portfolio::Leaving({}), {shelved("sam", "Sam")}, {}, now);
  CHECK(empty.find(words::say(words::Word::export_nothing)) != std::string::npos);
  CHECK(empty.find("Sam") == std::string::npos);
  const auto none = share::markdown(portfolio::Leaving({.answers = {answer("sam", 1, "Text.")}, .places = {}}), {},
                                    {.case_id = "wayne", .since = {}}, now);
  CHECK(none.find(words::say(words::Word::export_nothing_chosen)) != std::string::npos);
}

TEST_CASE("commitments stand under the answer they came from, with what became of them") {
  portfolio::Contents contents{.answers = {answer("sam", 1, "I wondered."), answer("sam", 2, "And then.")}, .places = {}};
  portfolio::Commitment open{.id = "c1", .from = {"sam", "q1"}, .title = "Sam", .question_number = 1, .words = "I wondered."};
  open.when = "a plan is *made*";
  open.will = "ask first.";
  open.by = "Friday";
  open.made = open.changed = afternoon;
  auto dropped = open;
  dropped.id = "c2";
  dropped.when.clear();
  dropped.outcome = portfolio::Commitment::Outcome::dropped;
  dropped.why = "There was\nno plan.";
  auto away = open;
  away.will = "put away";
  away.put_away = afternoon;
  portfolio::Commitment nothing{.id = "c4", .from = {"sam", "q1"}};
  auto alone = open;
  alone.from = {"gone", "q9"};
  alone.title = "Then: gone";
  alone.words = "Words of an answer.";
  contents.commitments = {open, dropped, away, nothing, alone};
  const auto document = share::markdown(portfolio::Leaving(contents), {shelved("sam", "Sam")}, {}, now);
  CAPTURE(document);
  CHECK(document.find("I wondered.\n\nWhat I said I would do:\n\nWhen a plan is \\*made\\*, I will ask first, by Friday.\n\n*14 October "
                      "2026*\n\nI will ask first, by Friday.\n\n*14 October 2026. Dropped*\n\nThere was  \nno plan.\n\n### Question 2") !=
        std::string::npos);
  CHECK(document.find("put away") == std::string::npos);
  CHECK(document.find("## Then: gone\n\n### What I said I would do\n\n> Words of an answer.\n\nWhen a plan") != std::string::npos);
  const auto of_sam = share::markdown(portfolio::Leaving(contents), {}, {.case_id = "sam", .since = {}}, now);
  CHECK(of_sam.find("Then: gone") == std::string::npos);
}

TEST_CASE("what was said of a commitment at returns before stands under it with its day, oldest first, and what came of it last") {
  using Outcome = portfolio::Commitment::Outcome;
  portfolio::Contents contents{.answers = {answer("sam", 1, "I wondered.")}, .places = {}};
  portfolio::Commitment one{.id = "c1", .from = {"sam", "q1"}, .title = "Sam", .question_number = 1, .will = "ask first"};
  one.made = one.changed = afternoon;
  constexpr std::int64_t day = 24LL * 3'600'000;
  one.said = {{{afternoon.ms + 14 * day}, 60, Outcome::changed, "I *tried* it."}, {{afternoon.ms + 42 * day}, 0, Outcome::changed, ""}};
  one.outcome = Outcome::done;
  one.why = "Every time now.";
  contents.commitments = {one};
  const auto document = share::markdown(portfolio::Leaving(contents), {shelved("sam", "Sam")}, {}, now);
  CAPTURE(document);
  CHECK(document.find("I will ask first.\n\n*14 October 2026*\n\n*Changed, 28 October 2026.*\n\nI \\*tried\\* it.\n\n*Changed, 25 November "
                      "2026.*\n\n*Done*\n\nEvery time now.") != std::string::npos);
}

TEST_CASE("reflections of one's own come last, under a heading of their own, newest day first") {
  const auto first = portfolio::own_reflection("r1"), lost = portfolio::own_reflection("r9");
  const auto text = [](const portfolio::QuestionKey& key, const std::string& title, const std::string& words) {
    return portfolio::Answer{
        .id = key.question_id, .key = key, .case_title = title, .text = words, .created = afternoon, .updated = afternoon};
  };
  portfolio::Contents contents{.answers = {text(first, "The course", "What I *took* from it."),
                                           text(lost, "Its row is lost", "Words left."), answer("sam", 1, "I wondered.")},
                               .places = {}};
  contents.reflections = {{.id = "r1", .title = "The course #", .day = {2026, 10, 3}, .kind = portfolio::Reflection::Kind::training},
                          {.id = "r2", .title = "", .day = {2026, 10, 2}},
                          {.id = "r3", .title = "A title alone", .day = {2026, 9, 30}, .kind = portfolio::Reflection::Kind::reading}};
  for (auto& one : contents.reflections) one.made = one.changed = afternoon;
  portfolio::Commitment one{.id = "c1", .from = first, .title = "The course", .will = "ask"};
  one.made = one.changed = afternoon;
  contents.commitments = {one};
  const auto document = share::markdown(portfolio::Leaving(contents), {shelved("sam", "Sam")}, {}, now);
  CAPTURE(document);
  CHECK(document.find(
            "## Reflections of my own\n\n### The course \\#\n\n*Training, 3 October 2026*\n\nWhat I \\*took\\* from it.\n\nWhat I said I "
            "would do:\n\nI will ask.\n\n*14 October 2026*\n\n### A title alone\n\n*Reading, 30 September 2026*\n\n### Its row is "
            "lost\n\n*14 October 2026, 16:20*\n\nWords left.\n\n---") != std::string::npos);
  CHECK(document.find("## Sam") < document.find("## Reflections of my own"));
  const auto of_sam = share::markdown(portfolio::Leaving(contents), {}, {.case_id = "sam", .since = {}}, now);
  CHECK(of_sam.find("The course") == std::string::npos);
  const auto later = share::markdown(portfolio::Leaving(contents), {}, {.case_id = {}, .since = portfolio::Instant{afternoon.ms + 1}}, now);
  CHECK(later.find("The course") == std::string::npos);
}

TEST_CASE("a case answered again has each time under a heading and a date of its own, and what was said beside them") {
  auto first = answer("sam", 1, "What I saw first.");
  auto later = answer("sam", 1, "What I see now.", {afternoon.ms + std::int64_t{200} * 86'400'000});
  later.key = portfolio::again(first.key, 2);
  auto said = later;
  said.key = portfolio::said_beside(later.key);
  said.text = "You were right.";
  const auto text = share::markdown(portfolio::Leaving({.answers = {said, later, first}, .places = {}, .taken_out = {}, .tally = {}}),
                                    {shelved("sam", "Sam")}, {}, now);
  const auto at = [&](std::string_view words) {
    const auto found = text.find(words);
    CAPTURE(words, text);
    REQUIRE(found != std::string::npos);
    return found;
  };
  CHECK(at("### Question 1\n") < at("14 October 2026"));
  CHECK(at("14 October 2026") < at("What I saw first."));
  CHECK(at("What I saw first.") < at("### Question 1, answered again\n"));
  CHECK(at("### Question 1, answered again\n") < at("2 May 2027"));
  CHECK(at("2 May 2027") < at("What I see now."));
  CHECK(at("What I see now.") < at("### Question 1, to the one who wrote before\n"));
  CHECK(at("to the one who wrote before") < at("You were right."));
}

TEST_CASE("where one saw what inspectors looked for is told in the case's words and the passage's, and nothing of what is open") {
  auto sam = shelved("sam", "Sam");
  pack::Section looked;
  looked.role = pack::Role::expectations;
  for (const char* words : {"Notice change.", "Involve the child."}) {
    looked.blocks.emplace_back();
    looked.blocks.back().text = words;
  }
  pack::Section summary;
  summary.blocks.push_back({.text = "Here the family was asked."});
  sam.sections = {looked, summary};
  portfolio::Contents contents;
  contents.cited = {{portfolio::expectation("sam", "Involve the child."), {{"m", "the family was asked", "Case summary"}}},
                    {portfolio::expectation("sam", "Notice change."), {}}};
  auto text = share::markdown(portfolio::Leaving(contents), {sam}, {}, now);
  CHECK(text.find("**Involve the child.**\n\n> the family was asked\n>\n> *Case summary*") != std::string::npos);
  CHECK(text.find("Notice change.") == std::string::npos);
  text = share::markdown(portfolio::Leaving(contents), {}, {}, now);
  CHECK(text.find("**Involve the child.**") != std::string::npos);
  CHECK(share::markdown(portfolio::Leaving(contents), {sam}, {.case_id = "wayne", .since = {}}, now).find("family") == std::string::npos);
}

TEST_CASE("what was kept under words that the case has no more is told with them, and under none of the others") {
  auto sam = shelved("sam", "Sam");
  pack::Section looked;
  looked.role = pack::Role::expectations;
  for (const char* words : {"Notice change.", "Adjust the plan."}) {
    looked.blocks.emplace_back();
    looked.blocks.back().text = words;
  }
  pack::Section summary;
  summary.blocks.push_back({.text = "Here the family was asked and the plan was changed."});
  sam.sections = {looked, summary};
  portfolio::Contents contents;
  contents.cited = {{portfolio::expectation("sam", "Involve the child."), {{"m", "the family was asked", "Case summary"}}},
                    {portfolio::expectation("sam", "2"), {{"n", "the plan was changed", ""}}}};
  const auto text = share::markdown(portfolio::Leaving(contents), {sam}, {}, now);
  CHECK(text.find("**Adjust the plan.**\n\n> the plan was changed\n\n**Involve the child. (no longer in the text)**\n\n> the family was "
                  "asked") != std::string::npos);
}

TEST_CASE("what one said one would do is told, also where nothing else was written") {
  const auto empty = portfolio::own_reflection("r1"), lost = portfolio::own_reflection("r9");
  portfolio::Contents contents;
  contents.reflections = {{.id = "r1", .title = "", .day = {2026, 10, 3}, .kind = portfolio::Reflection::Kind::training}};
  contents.reflections[0].made = contents.reflections[0].changed = {afternoon.ms - 10'000};
  portfolio::Commitment of_empty{.id = "c1", .from = empty, .will = "ask"};
  of_empty.made = of_empty.changed = afternoon;
  auto of_lost = of_empty;
  of_lost.id = "c2";
  of_lost.from = lost;
  of_lost.title = "Never kept";
  of_lost.will = "ring";
  auto of_case = of_empty;
  of_case.id = "c3";
  of_case.from = {"sam", "q1"};
  of_case.title = "Sam";
  of_case.will = "listen";
  contents.commitments = {of_empty, of_lost, of_case};
  for (const std::optional<portfolio::Instant> since : {std::optional<portfolio::Instant>(), std::optional(afternoon)}) {
    const auto document = share::markdown(portfolio::Leaving(contents), {}, {.case_id = {}, .since = since}, now);
    CAPTURE(document);
    CHECK(document.find("### A reflection without a title\n\n*Training, 3 October 2026*\n\nWhat I said I would do:\n\nI will ask.") !=
          std::string::npos);
    CHECK(document.find("### Never kept\n\nWhat I said I would do:\n\nI will ring.") != std::string::npos);
    CHECK(document.find("I will listen.") != std::string::npos);
    for (const auto* said : {"I will ask.", "I will ring.", "I will listen."})
      CHECK(document.find(said) == document.rfind(said));  // and once
  }
  const auto later = share::markdown(portfolio::Leaving(contents), {}, {.case_id = {}, .since = portfolio::Instant{afternoon.ms + 1}}, now);
  CHECK(later.find("I will") == std::string::npos);
}

TEST_CASE("the day a commitment was made on is told by the clock it was made by") {
  portfolio::Contents contents;
  portfolio::Commitment one{.id = "c1", .from = {"sam", "q1"}, .title = "Sam", .will = "ask"};
  one.made = one.changed = {1'792'017'000'000};  // 14 October, 22:30 UTC
  one.made_offset = 120;
  contents.commitments = {one};
  CHECK(share::markdown(portfolio::Leaving(contents), {}, {}, {now.instant, 0}).find("*15 October 2026*") != std::string::npos);
}

TEST_CASE("an answer that only cites is told with its question") {
  auto known = shelved("sam", "Sam");
  pack::Question asked;
  asked.id = "q2";
  asked.number = 2;
  asked.text.text = "What was missing?";
  known.questions.push_back(asked);
  portfolio::Contents contents{.answers = {answer("sam", 1, "  ")}, .places = {}};
  contents.cited = {{{"sam", "q1"}, {{"m1", "The plan was *made*", "Planning"}}}, {{"sam", "q2"}, {{"m2", "nobody asked", "Review"}}}};
  portfolio::Mark mark;
  mark.id = "m2";
  mark.case_id = "elsewhere";
  mark.changed = afternoon;
  contents.marks = {mark};
  const auto document = share::markdown(portfolio::Leaving(contents), {known}, {}, now);
  CAPTURE(document);
  CHECK(document.find("### Question 1\n\n> What \\*stands out\\* to you in sam?\n\nCited from the case") != std::string::npos);
  CHECK(document.find("### Question 2\n\n> What was missing?\n\nCited from the case, as it is retold:\n\n> nobody asked") !=
        std::string::npos);
  // By the day of their marks; where that is not known they are told rather than lost.
  const auto later =
      share::markdown(portfolio::Leaving(contents), {known}, {.case_id = "sam", .since = portfolio::Instant{afternoon.ms + 1}}, now);
  CHECK(later.find("The plan was") != std::string::npos);
  CHECK(later.find("nobody asked") == std::string::npos);
}

TEST_CASE("since a day, an older answer whose mark was changed is told without its words, under the title that is known") {
  portfolio::Contents contents{.answers = {answer("sam", 1, "Older words."), answer("sam", 2, "Newer words.")}, .places = {}};
  contents.answers[0].updated = {1000};
  contents.cited = {{{"sam", "gone"}, {{"m1", "The plan", ""}}}, {{"sam", "q1"}, {{"m1", "The plan", ""}}}};
  portfolio::Mark mark{.id = "m1", .case_id = "elsewhere"};
  mark.changed = afternoon;
  contents.marks = {mark};
  const auto document = share::markdown(portfolio::Leaving(contents), {}, {.case_id = "sam", .since = afternoon}, now);
  CAPTURE(document);
  CHECK(document.find("## Then: sam\n") != std::string::npos);
  CHECK(document.find("### Question 1") != std::string::npos);
  CHECK(document.find("Newer words.") != std::string::npos);
  CHECK(document.find("Older words.") == std::string::npos);
}
