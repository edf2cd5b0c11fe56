// `vignette review` by the real program: two people, each with a portfolio of their own, and files that go between them.
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "store/store.hpp"
#include "support/scratch.hpp"
#include "support/shell_line.hpp"
#include "words/words.hpp"

namespace {

namespace fs = std::filesystem;
using namespace vignette;
using nlohmann::json;
using words::Word;

using support::Said;

/// Somebody with a folder, a portfolio in it, and the program.
struct Person {
  fs::path folder;
  Person(const support::Scratch& scratch, const std::string& name) : folder(scratch / name) { fs::create_directory(folder); }

  fs::path file(const std::string& name) const { return folder / name; }
  Said review(const std::string& words) const {
    const std::string line = "cd '" + folder.string() +
                             "' && env -u DISPLAY -u VIGNETTE_PASSPHRASE VIGNETTE_HOME=home '" VIGNETTE_BUILD
                             "/vignette' review --portfolio p.vignette " +
                             words + " </dev/null 2>&1";
    return support::run_line(line);
  }
  json told(const std::string& words) const {
    const auto said = review(words + " --json");
    INFO(words << ": " << said.told);
    REQUIRE(said.status == 0);
    return json::parse(said.told, nullptr, false);
  }
};

void write_answer(const fs::path& file) {
  const auto store = store::Store::open(file);
  REQUIRE(store);
  const portfolio::Answer answer{.id = "018f0000-0000-7000-8000-000000000001",
                                 .key = {"made-up-jo", "q1"},
                                 .case_title = "Planning with Jo",
                                 .question_number = 1,
                                 .wording = "What stood out?",
                                 .text = "That nobody asked Jo. I would.",
                                 .created = {1'700'000'000'000},
                                 .updated = {1'700'000'000'000},
                                 .revisions = 0};
  auto mine = answer;
  mine.id.back() = '2';
  mine.key = portfolio::only_for_me(answer.key);
  mine.text = "quagmire lanterns";
  REQUIRE((*store)->transact({portfolio::SaveAnswer{answer, true}, portfolio::SaveAnswer{mine, true}}));
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("two people exchange cards, a share and a reply, each with a portfolio of their own") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  CHECK(learner.review("card").status == 2);  // nobody's name is made up
  const auto hers = learner.told("card --name R. --role 'case manager' -o card.txt");
  CHECK(learner.told("card")["keys"] == hers["keys"]);
  supervisor.told("card --name T. -o card.txt");

  const auto words = learner.told("add ../supervisor/card.txt")["words"].get<std::string>();
  CHECK(supervisor.told("add ../learner/card.txt")["words"] == words);
  CHECK(holds(learner.review("share --to T. -o s.sealed").told, words::say(Word::review_words_unread_mend)));
  CHECK(learner.review("add ../supervisor/card.txt --words 'one two three four five six'").status == 2);
  CHECK(learner.told("people")[0]["words_read"].is_null());
  for (const auto* person : {&learner, &supervisor}) {
    const auto& other = person == &learner ? "../supervisor/card.txt" : "../learner/card.txt";
    CHECK(person->told("add " + std::string(other) + " --words '" + words + "'")["words_read"].is_string());
  }

  const auto shared = learner.told("share --to T. --talk 'Who asks?' -o s.sealed");
  const auto opened = supervisor.told("open ../learner/s.sealed");
  CHECK(opened["kind"] == "share");
  CHECK(opened["number"] == shared["number"]);
  CHECK(opened["body"]["name"] == "R.");
  CHECK_FALSE(holds(opened.dump(), "quagmire"));
  const auto read = supervisor.review("open ../learner/s.sealed");
  CHECK((holds(read.told, "That nobody asked Jo.") && holds(read.told, "Who asks?") && holds(read.told, "R., case manager")));
  supervisor.told("open ../learner/s.sealed -o s.html");
  CHECK(support::bytes_of(supervisor.file("s.html")).starts_with("<!doctype html>"));
  CHECK(supervisor.told("verify ../learner/s.sealed")["from"] == "R.");
  CHECK(learner.review("open s.sealed").status == 2);  // it is sealed for another

  support::put_bytes(supervisor.file("reply.txt"), "Let us meet.");
  const std::string about = "reply ../learner/s.sealed -o r.sealed --comment 'nobody asked Jo=Who else knows?' --talk 'I would.' ";
  CHECK(supervisor.review("reply ../learner/s.sealed -o r.sealed").status == 2);
  CHECK(supervisor.review(about + "--comment 'o=in more than one place'").status == 2);
  supervisor.told(about + "--text reply.txt --elsewhere");
  const auto answered = learner.review("open ../supervisor/r.sealed");
  CAPTURE(answered.told);
  for (const auto* part : {"T. wrote", "About “nobody asked Jo”: Who else knows?", "Let’s talk about “I would.”", "Let us meet."})
    CHECK(holds(answered.told, part));
  CHECK(holds(answered.told, words::say(Word::review_elsewhere)));
  CHECK(learner.told("open ../supervisor/r.sealed")["body"]["about"] == shared["number"]);
}

TEST_CASE("a changed file and a changed key stop, and say so") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor"), another(scratch, "another");
  write_answer(learner.file("p.vignette"));
  for (const auto* person : {&learner, &supervisor})
    person->told("card --name " + std::string(person == &learner ? "R." : "T.") + " -o card.txt");
  another.told("card --name T. -o card.txt");
  const auto words = learner.told("add ../supervisor/card.txt")["words"].get<std::string>();
  learner.told("add ../supervisor/card.txt --words '" + words + "'");
  learner.told("share --to T. -o s.sealed");
  const auto unknown = supervisor.review("verify ../learner/s.sealed");
  CHECK(unknown.status == 1);
  CHECK(holds(unknown.told, words::say(Word::sealed_unknown)));
  supervisor.told("add ../learner/card.txt --words '" + words + "'");
  CHECK(supervisor.review("verify ../learner/s.sealed").status == 0);
  auto bytes = support::bytes_of(learner.file("s.sealed"));
  bytes[bytes.size() / 2] ^= 1;
  support::put_bytes(supervisor.file("changed.sealed"), bytes);
  const auto changed = supervisor.review("verify changed.sealed");
  CHECK(changed.status == 1);
  CHECK(holds(changed.told, words::say(Word::sealed_changed)));
  CHECK(supervisor.review("open changed.sealed").status == 2);
  CHECK(supervisor.review("verify nothing-there").status == 2);

  CHECK(holds(learner.review("add ../another/card.txt").told, words::say(Word::card_other_key, fmt::arg("name", "T."))));
  CHECK(learner.told("people").size() == 1);
  learner.told("add ../another/card.txt --replace");
  CHECK(learner.told("people").size() == 1);
  CHECK(learner.review("share --to T. -o s2.sealed").status == 2);  // the six words are to be read again
  CHECK(holds(learner.review("add card.txt --replace").told, words::say(Word::card_own)));
}
