// What `vignette review` takes for somebody's words, what it refuses so that none is lost, and what of it stands in what is taken out.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "cli/two_people.hpp"
#include "words/words.hpp"

namespace {

using namespace vignette;
using namespace support;
using words::Word;

}  // namespace

TEST_CASE("a reply from a file that is not UTF-8 is refused, and nothing is sealed; a mark at its beginning is left out") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  support::put_bytes(supervisor.file("reply.txt"), "The mother\x92s caf\xE9.");
  const auto refused = supervisor.review("reply ../learner/s.sealed --text reply.txt -o r.sealed");
  CHECK(refused.status == 2);
  for (const auto word : {Word::given_file_not_utf8, Word::given_file_not_utf8_mend}) CHECK(holds(refused.told, words::say(word)));
  CHECK_FALSE(fs::exists(supervisor.file("r.sealed")));
  // Nor are other letters taken from what is written after a command.
  const std::string odd = "'caf\xE9'", told = words::say(Word::usage_not_utf8, fmt::arg("text", "caf\uFFFD"));
  for (const auto& words : {"note " + number + " " + odd, "agree " + number + " --learning " + odd + " -o a.sealed",
                            "reply s.sealed --comment " + odd + " -o a.sealed", "card --name " + odd}) {
    const auto said = learner.review(words);
    CAPTURE(words, said.told);
    CHECK(said.status == 64);
    CHECK(holds(said.told, told));
  }
  CHECK(kept(learner).exchanges[0].notes.empty());
  support::put_bytes(supervisor.file("reply.txt"), "\xEF\xBB\xBFThe mother’s café.");
  supervisor.told("reply ../learner/s.sealed --text reply.txt -o r.sealed");
  CHECK(learner.told("open ../supervisor/r.sealed")["body"]["words"] == "The mother’s café.");
}

TEST_CASE("that something is recorded elsewhere, or seen differently, can be all that a page says") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  CHECK(holds(supervisor.review("reply ../learner/s.sealed -o r.sealed").told, "--elsewhere"));
  supervisor.told("reply ../learner/s.sealed --elsewhere -o r.sealed");
  CHECK(learner.told("open ../supervisor/r.sealed")["body"]["elsewhere"] == true);
  CHECK(holds(learner.review("agree " + number + " -o a.sealed").told, "--elsewhere"));
  learner.told("agree " + number + " --elsewhere -o a.sealed");
  CHECK(supervisor.told("open ../learner/a.sealed")["body"]["elsewhere"] == true);
  learner.told("agree " + number + " --sees 'A smaller step.' -o b.sealed");
  CHECK(supervisor.told("open ../learner/b.sealed")["body"]["learner_sees"] == "A smaller step.");
}

TEST_CASE("an action of which it can't be told who does what is refused, and none is dropped") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  supervisor.told("open ../learner/s.sealed");
  const std::string agree = "agree " + number + " -o a.sealed --learning 'Ask first.' --action ";
  for (const auto* action : {"Ring mum; ask about school; K.; Friday", "Ring mum; K.; Friday;", "; K.; Friday"}) {
    const auto said = learner.review(agree + "'" + action + "'");
    CHECK(said.status == 64);
    CHECK(holds(said.told, words::say(Word::review_action_unclear, fmt::arg("text", action))));
    CHECK(holds(said.told, words::say(Word::review_action_unclear_mend)));
    CHECK_FALSE(fs::exists(learner.file("a.sealed")));
  }
  learner.told(agree + "'Ring mum; K.; Friday' --action 'Ask; K.' --action 'Wait;; Monday'");
  const auto lines = supervisor.told("open ../learner/a.sealed")["body"]["lines"];
  REQUIRE(lines.size() == 4);
  CHECK((lines[1]["owner"] == "K." && lines[1]["by"] == "Friday"));
  CHECK((lines[2]["owner"] == "K." && !lines[2].contains("by")));
  CHECK((!lines[3].contains("owner") && lines[3]["by"] == "Monday"));
}

TEST_CASE("all that is kept of one has who shared it and for which day, on both sides, and the look is at that too") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. --name Rhys --role 'social worker in Nottingham' --for 2026-12-01 -o s.sealed")["number"];
  supervisor.told("open ../learner/s.sealed");
  for (const auto* person : {&learner, &supervisor}) {
    const auto told = person->told("export " + number.get<std::string>() + " --format txt -o all.txt");
    CHECK(holds(support::bytes_of(person->file("all.txt")), "Rhys, social worker in Nottingham. For 1 December 2026"));
    CHECK(holds(told["details"].dump(), "Nottingham"));
  }
}

TEST_CASE("a key of somebody whose name only looks the same is a changed key") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor"), another(scratch, "another");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  another.told("card --name '\u0422.' -o card.txt");  // Cyrillic
  const auto said = learner.review("add ../another/card.txt");
  CHECK(said.status == 2);
  CHECK(holds(said.told, words::say(Word::card_other_key, fmt::arg("name", "\u0422."))));
  CHECK(learner.told("people").size() == 1);
}

TEST_CASE("who sees what was agreed differently is named, on the screen and in a file; a day is written as in the window") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  supervisor.told("open ../learner/s.sealed");
  learner.told("agree " + number + " -o a.sealed --action 'Ask Jo; R.; 2026-12-01' --sees 'A smaller step.'");
  const std::string who = say(Word::agreed_differently, fmt::arg("who", "R."));
  const auto opened = supervisor.review("open ../learner/a.sealed").told;
  CHECK(holds(opened, who + ":\nA smaller step."));
  CHECK(holds(opened, "by 1 December 2026"));
  for (const auto* name : {"a.html", "a.md", "a.txt"}) {
    supervisor.told(std::string("open ../learner/a.sealed -o ") + name);
    const auto page = support::bytes_of(supervisor.file(name));
    CHECK(holds(page, who));
    CHECK(holds(page, "A smaller step."));
    CHECK(holds(page, "<html") == (std::string_view(name) == "a.html"));
  }
}
