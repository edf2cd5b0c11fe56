// `vignette review` by the real program: two people, each with a portfolio of their own, and files that go between them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/two_people.hpp"
#include "words/words.hpp"

namespace {

using namespace vignette;
using namespace support;
using words::Word;

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
  CHECK(supervisor.told("verify ../learner/s.sealed")["fingerprint"].is_string());
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

TEST_CASE("where a card's keys need a portfolio to be kept in, it is said that one was made, and that it is not protected") {
  const support::Scratch scratch;
  const Person one(scratch, "one"), other(scratch, "other");
  const auto said = one.review("card --name R.");
  REQUIRE(said.status == 0);
  CHECK(holds(said.told, "a portfolio was made, without a passphrase: "));
  CHECK(holds(said.told, "vignette portfolio protect"));
  CHECK_FALSE(holds(one.review("card --name S.").told, "a portfolio was made"));
  CHECK(other.told("card --name T.")["unprotected_portfolio_made"].is_string());
  CHECK(other.told("card --name U.")["unprotected_portfolio_made"].is_null());
}

TEST_CASE("of what is shared a version is made, as it stands then, and the share says which") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  {  // written on, and no version made of it
    const auto store = store::Store::open(learner.file("p.vignette"));
    REQUIRE(store);
    const auto contents = store::Reader::open(learner.file("p.vignette")).value()->everything();
    REQUIRE(contents);
    auto answer = *std::ranges::find(contents->answers, portfolio::QuestionKey{"made-up-jo", "q1"}, &portfolio::Answer::key);
    answer.text += " And on.";
    REQUIRE((*store)->transact({portfolio::SaveAnswer{answer, false}}));
  }
  for (const auto* name : {"s.sealed", "again.sealed"}) learner.told("share --to T. -o " + std::string(name));
  const auto reader = store::Reader::open(learner.file("p.vignette"));
  REQUIRE(reader);
  const auto versions = (*reader)->revisions({"made-up-jo", "q1"});
  REQUIRE(versions);
  REQUIRE(versions->size() == 2);
  CHECK(versions->back().text == "That nobody asked Jo. I would. And on.");
  for (const auto& exchange : kept(learner).exchanges) {
    REQUIRE(exchange.answers.size() == 1);
    CHECK(exchange.answers[0].version == versions->back().id);
  }
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
  another.told("card --name 'T .' -o card.txt");
  CHECK(holds(learner.review("add ../another/card.txt").told, words::say(Word::card_other_key, fmt::arg("name", "T ."))));
  learner.told("add ../another/card.txt --replace");
  CHECK(learner.told("people").size() == 1);
  another.told("card --name T. -o card.txt");
  learner.told("add ../another/card.txt");
  CHECK(learner.review("share --to T. -o s2.sealed").status == 2);  // the six words are to be read again
  CHECK(holds(learner.review("add card.txt --replace").told, words::say(Word::card_own)));
}

TEST_CASE("both keep the same share, reply and agreement, and their fingerprints are equal") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  CHECK(holds(learner.review("list").told, words::say(Word::review_nothing_shared)));
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  supervisor.told("open ../learner/s.sealed");
  supervisor.told("reply ../learner/s.sealed -o r.sealed --comment 'nobody asked Jo=Who else knows?'");
  learner.told("open ../supervisor/r.sealed");
  const auto both = [&] {
    const auto hers = kept(learner), theirs = kept(supervisor);
    REQUIRE(hers.exchanges.size() == 1);
    REQUIRE(theirs.exchanges.size() == 1);
    auto pages = theirs.exchanges[0].pages;
    for (auto& page : pages) page.mine = !page.mine;
    for (std::size_t i = 0; i < pages.size(); ++i) pages[i].kept = hers.exchanges[0].pages.at(i).kept;
    CHECK(hers.exchanges[0].pages == pages);
    return pages.size();
  };
  CHECK(both() == 2);
  const auto hers = learner.told("verify ../supervisor/r.sealed")["fingerprint"];
  CHECK(hers == supervisor.told("verify ../learner/s.sealed")["fingerprint"]);
  CHECK(kept(learner).exchanges[0].answers.at(0).key == portfolio::QuestionKey{"made-up-jo", "q1"});
  CHECK(kept(learner).exchanges[0].name == "T.");
  CHECK(kept(supervisor).exchanges[0].name == "R.");

  CHECK(learner.review("agree " + number + " -o a.sealed").status == 2);  // nothing is in it
  const auto agreed = learner.told("agree " + number.substr(0, 6) + " -o a.sealed --action 'Ask Jo first; R.; Friday' --support 'Time'");
  CHECK(agreed["fingerprint"] != hers);
  const auto opened = supervisor.told("open ../learner/a.sealed");
  CHECK(opened["kind"] == "agreement");
  CHECK(opened["body"]["lines"][0]["owner"] == "R.");
  CHECK(opened["body"]["lines"][0]["by"] == "Friday");
  CHECK(both() == 3);
  CHECK(supervisor.told("verify ../learner/a.sealed")["fingerprint"] == agreed["fingerprint"]);

  const auto listed = learner.told("list");
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["shared"] == "What stood out?");
  CHECK(listed[0]["pages"].size() == 3);
  CHECK(holds(supervisor.review("list").told, "from R.: What stood out?"));
  CHECK(holds(learner.review("list").told, "to T.: What stood out?"));

  learner.review("note " + number + " 'I did ask.'");
  learner.told("keep-until " + number + " 2028-10-14");
  CHECK(learner.review("keep-until " + number + " soon").status == 64);
  CHECK(kept(learner).exchanges[0].notes.at(0).words == "I did ask.");
  CHECK(kept(learner).exchanges[0].keep_until == portfolio::Day{2028, 10, 14});
  CHECK(kept(supervisor).exchanges[0].notes.empty());
  CHECK(learner.review("note NOTHERE 'x'").status == 2);

  for (const auto* form : {"md", "txt", "html"}) {
    learner.told("export " + number + " --format " + form + " -o all." + form);
    const auto page = support::bytes_of(learner.file(std::string("all.") + form));
    for (const auto* words : {"nobody asked Jo", "Who else knows?", "Ask Jo first", "I did ask."}) CHECK(holds(page, words));
    CHECK_FALSE(holds(page, "quagmire"));
  }
}

TEST_CASE("a file that was opened is not taken in again, after a restart and under another name, and shows what is kept") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  learner.told("share --to T. -o s.sealed");
  CHECK(supervisor.told("open ../learner/s.sealed")["first_opened"].is_null());
  std::filesystem::copy_file(learner.file("s.sealed"), supervisor.file("renamed.sealed"));
  const auto before = kept(supervisor);
  const auto again = supervisor.told("open renamed.sealed");
  CHECK(again["first_opened"].is_string());
  CHECK(again["body"]["name"] == "R.");
  CHECK(holds(supervisor.review("open renamed.sealed").told, "You opened this first on"));
  CHECK(kept(supervisor) == before);
  {
    const auto store = store::Store::open(supervisor.file("p.vignette"));
    REQUIRE((*store)->take_out({.what = portfolio::TakenOut::What::exchange, .when = {1}, .exchange = before.exchanges[0].number}));
  }
  const auto gone = supervisor.review("open renamed.sealed");
  CHECK(gone.status == 2);
  CHECK(holds(gone.told, words::say(Word::review_taken_out_before)));
  CHECK(supervisor.review("reply renamed.sealed -o r.sealed --talk 'I would.'").status == 2);
  CHECK_FALSE(std::filesystem::exists(supervisor.file("r.sealed")));
  CHECK(kept(supervisor).exchanges.empty());
}

TEST_CASE("a reply to a share that is not here is refused with a sentence, and nothing is kept") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  std::filesystem::copy_file(learner.file("p.vignette"), learner.file("before.vignette"));
  learner.told("share --to T. -o s.sealed");
  supervisor.told("reply ../learner/s.sealed -o r.sealed --talk 'I would.'");
  CHECK(kept(supervisor).exchanges[0].pages.size() == 2);  // a share that is answered is opened with it
  std::filesystem::rename(learner.file("before.vignette"), learner.file("p.vignette"));
  const auto said = learner.review("open ../supervisor/r.sealed");
  CHECK(said.status == 2);
  CHECK(holds(said.told, words::say(Word::review_share_missing)));
  CHECK(kept(learner) == portfolio::Reviews{});
  CHECK(learner.told("verify ../supervisor/r.sealed")["fingerprint"].is_null());
}

TEST_CASE("a lost key means sharing again, and nothing worse") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  learner.told("share --to T. -o s.sealed");
  supervisor.told("open ../learner/s.sealed");
  const auto before = kept(supervisor);
  // The supervisor's portfolio is lost; another has a new key, and old files stay shut.
  std::filesystem::rename(supervisor.file("p.vignette"), supervisor.file("lost.vignette"));
  supervisor.told("card --name T. --role supervisor -o card.txt");
  const auto words = supervisor.told("add ../learner/card.txt")["words"].get<std::string>();
  supervisor.told("add ../learner/card.txt --words '" + words + "'");
  CHECK(holds(supervisor.review("open ../learner/s.sealed").told, words::say(Word::sealed_wrong_key)));
  learner.told("add ../supervisor/card.txt --replace");
  learner.told("add ../supervisor/card.txt --words '" + words + "'");
  learner.told("share --to T. -o s2.sealed");
  supervisor.told("open ../learner/s2.sealed");
  CHECK(kept(supervisor).exchanges.size() == 1);
  CHECK(kept(learner).exchanges.size() == 2);
  CHECK(kept(learner).exchanges.back().pages[0].body == before.exchanges[0].pages[0].body);  // what was shared stays readable
}

TEST_CASE("the very same page, shared again with a new key after one's own was lost, is another share and is opened") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto first = learner.told("share --to T. -o s.sealed")["number"];
  supervisor.told("open ../learner/s.sealed");
  std::filesystem::rename(learner.file("p.vignette"), learner.file("lost.vignette"));
  write_answer(learner.file("p.vignette"));
  learner.told("card --name R. --role 'case manager' -o card.txt");
  const auto words = learner.told("add ../supervisor/card.txt")["words"].get<std::string>();
  learner.told("add ../supervisor/card.txt --words '" + words + "'");
  supervisor.told("add ../learner/card.txt --replace");
  supervisor.told("add ../learner/card.txt --words '" + words + "'");
  const auto second = learner.told("share --to T. -o s2.sealed")["number"];
  CHECK(second != first);
  CHECK(supervisor.told("open ../learner/s2.sealed")["number"] == second);
  CHECK(kept(supervisor).exchanges.size() == 2);
}

TEST_CASE("taken out for good, a share is opened again once it was shared again, with the same words and on the same day") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto first = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  supervisor.told("open ../learner/s.sealed");
  {
    const auto store = store::Store::open(supervisor.file("p.vignette"));
    REQUIRE((*store)->take_out({.what = portfolio::TakenOut::What::exchange, .when = {1}, .exchange = first}));
  }
  const auto refused = supervisor.review("open ../learner/s.sealed");
  CHECK(refused.status == 2);
  CHECK(holds(refused.told, words::say(Word::review_taken_out_before)));
  CHECK(holds(refused.told, words::say(Word::review_taken_out_before_mend)));
  const auto second = learner.told("share --to T. -o again.sealed")["number"].get<std::string>();
  CHECK(second != first);
  const auto opened = supervisor.told("open ../learner/again.sealed");
  CHECK(opened["number"] == second);
  CHECK(opened["body"]["name"] == "R.");
  REQUIRE(kept(supervisor).exchanges.size() == 1);
  CHECK(kept(supervisor).exchanges[0].number == second);
  CHECK(kept(learner).exchanges.size() == 2);  // each sharing is one of its own
}

TEST_CASE("that both have what was agreed is said once something is, and its day stays") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  const auto early = learner.review("both-have " + number);
  CHECK(early.status == 2);
  CHECK(holds(early.told, words::say(Word::review_nothing_agreed)));
  learner.told("agree " + number + " --learning 'Ask first.' -o a.sealed");
  const auto day = learner.told("both-have " + number)["both_have"];
  REQUIRE(kept(learner).exchanges[0].both_have);
  CHECK(learner.told("both-have " + number.substr(0, 5))["both_have"] == day);
  CHECK(holds(learner.review("both-have " + number).told, "It is receipt, not approval."));
}

TEST_CASE("what is shared with somebody of one's own standing is for no supervision, and a sealed file is named as no page") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), peer(scratch, "peer");
  write_answer(learner.file("p.vignette"));
  learner.told("card --name R. -o card.txt");
  peer.told("card --name P. --role peer -o card.txt");
  const auto words = learner.told("add ../peer/card.txt")["words"].get<std::string>();
  learner.told("add ../peer/card.txt --words '" + words + "'");
  peer.told("add ../learner/card.txt --words '" + words + "'");
  const auto refused = learner.review("share --to P. -o page.pdf");
  CHECK(refused.status == 2);
  CHECK(holds(refused.told, "end the name in .vignette-sealed"));
  CHECK_FALSE(fs::exists(learner.file("page.pdf")));
  const auto shared = learner.told("share --to P. -o s.sealed");
  CHECK(shared["limits"] == words::say(Word::leave_limits_team));
  const auto opened = peer.told("open ../learner/s.sealed")["body"].dump();
  CHECK(holds(opened, words::say(Word::leave_team_title)));
  CHECK_FALSE(holds(opened, words::say(Word::document_supervision)));
  const auto number = shared["number"].get<std::string>();
  const auto agreed = learner.told("agree " + number + " --supervisor 'Ask them too.' -o a.sealed");
  peer.told("open ../learner/a.sealed");
  const auto said = peer.review("open ../learner/a.sealed").told;
  CHECK(holds(said, "Colleague: Ask them too."));
}

TEST_CASE("with whatever somebody else will read goes the limits notice, and what could point to a real person") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"), "I rang the school in Nottingham. I would.");
  acquaint(learner, supervisor);
  const auto points = [](const json& told, const std::string& words) {
    return std::ranges::any_of(told["details"], [&](const json& one) { return one["words"] == words && !one["why"].empty(); });
  };
  const auto shared = learner.told("share --to T. -o s.sealed");
  const auto number = shared["number"].get<std::string>();
  CHECK(shared["limits"] == words::say(Word::leave_limits_supervision));
  CHECK(points(shared, "Nottingham"));
  const auto reply = supervisor.told("reply ../learner/s.sealed -o r.sealed --comment 'I would.=Ring 07700 900123'");
  CHECK(reply["limits"] == words::say(Word::leave_limits_team));
  CHECK(points(reply, "07700 900123"));
  const auto agreed = supervisor.review("agree " + number + " --learning 'Ask first.' -o a.sealed");
  CHECK(holds(agreed.told, words::say(Word::leave_found_none)));
  CHECK(holds(agreed.told, words::say(Word::details_nothing_found)));
  const auto one = supervisor.review("export " + number + " --format txt -o one.txt");
  for (const auto part : {words::say(Word::leave_limits_team), words::say(Word::details_why_place), words::say(Word::details_why_phone),
                          words::say(Word::details_nothing_found)})
    CHECK(holds(one.told, part));
  CHECK(points(supervisor.told("export " + number + " --format pdf -o one.pdf"), "Nottingham"));
  // Whose page it is; who will do something, and when; and what a reply quotes.
  const auto named = learner.told("share --to T. -o n.sealed --name 'R., for Dafydd Pritchard 07700 900123' --role 'case manager, Neath'");
  for (const auto* words : {"Dafydd Pritchard", "07700 900123", "Neath"}) CHECK(points(named, words));
  CHECK_FALSE(points(shared, "R."));
  const auto lines = supervisor.told("agree " + number + " --action 'Ring the school; Dafydd Pritchard; 07700 900123' -o b.sealed");
  for (const auto* words : {"Dafydd Pritchard", "07700 900123"}) CHECK(points(lines, words));
  CHECK(points(supervisor.told("reply ../learner/s.sealed -o q.sealed --talk 'in Nottingham.'"), "Nottingham"));
}

TEST_CASE("a comment without words is refused and none is dropped; a passage may have an equals sign in it") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"), "He said 2 + 2 = 5, and laughed. I would.");
  acquaint(learner, supervisor);
  learner.told("share --to T. -o s.sealed");
  const std::string reply = "reply ../learner/s.sealed -o r.sealed --talk 'I would.' --comment ";
  for (const auto* comment : {"07700 900123", "and laughed=", "and laughed= "}) {
    const auto said = supervisor.review(reply + "'" + comment + "'");
    CHECK(said.status == 64);
    CHECK(holds(said.told, words::say(Word::review_comment_unsaid, fmt::arg("text", comment))));
    CHECK(holds(said.told, words::say(Word::review_comment_unsaid_mend)));
    CHECK_FALSE(fs::exists(supervisor.file("r.sealed")));
  }
  supervisor.told(reply + "'2 + 2 = 5=Is it = 4?' --comment 'laughed=Why = now?'");
  const auto page = learner.told("open ../supervisor/r.sealed")["body"];
  REQUIRE(page["comments"].size() == 3);
  CHECK(page["comments"][0]["quote"] == "2 + 2 = 5");
  CHECK(page["comments"][0]["words"] == "Is it = 4?");
  CHECK(page["comments"][1]["words"] == "Why = now?");
}

TEST_CASE("the list of what was shared says until when each is kept, and whether that day has come") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  CHECK(learner.told("list")[0]["keep_until"].is_null());
  learner.told("keep-until " + number + " 2020-10-13");
  CHECK(learner.told("list")[0]["keep_until"] == "2020-10-13");
  CHECK(holds(learner.review("list").told, "that day has come"));
  learner.told("keep-until " + number + " 2120-10-13");
  CHECK_FALSE(holds(learner.review("list").told, "that day has come"));
}

TEST_CASE("what was shared with one is in everything one has, with whose words they are, and in nothing for supervision or of a day") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  write_answer(supervisor.file("p.vignette"), "I read it with R.");
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  supervisor.told("reply ../learner/s.sealed -o r.sealed --talk 'I would.' --comment 'nobody asked Jo=wombat'");
  supervisor.told("note " + number + " numbat");
  const std::string theirs = words::say(Word::exchange_theirs, fmt::arg("name", "R."));
  for (const std::string form : {"md", "txt", "html", "supervision", "txt --since 2020-01-01", "txt --case made-up-jo"}) {
    const auto to = supervisor.file("everything." + (form == "supervision" ? "txt" : form.substr(0, form.find(' '))));
    const bool everything = form == "md" || form == "txt" || form == "html";
    const auto line = "cd '" + supervisor.folder.string() +
                      "' && env -u DISPLAY VIGNETTE_HOME=home '" VIGNETTE_BUILD "/vignette' export --portfolio p.vignette --format " +
                      form + " -o '" + to.string() + "' </dev/null 2>&1";
    REQUIRE(support::run_line(line).status == 0);
    const auto page = support::bytes_of(to);
    CHECK(holds(page, "I read it with"));
    for (const auto* words : {"nobody asked Jo", "wombat", "numbat", "Shared by R."}) CHECK(holds(page, words) == everything);
    CHECK((holds(page, theirs) || form == "md") == everything);  // there its marks may stand within
  }
  supervisor.told("export " + number + " --format txt -o one.txt");
  const auto one = support::bytes_of(supervisor.file("one.txt"));
  for (const auto* words : {"nobody asked Jo", "wombat", "numbat"}) CHECK(holds(one, words));
  CHECK(holds(one, words::say(Word::exchange_theirs, fmt::arg("name", "R."))));
}

TEST_CASE("a second reply corrects the first for both, in whatever order they are opened; the first stays readable in what is taken out") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  const auto number = learner.told("share --to T. -o s.sealed")["number"].get<std::string>();
  const auto reply = [&](const std::string& words, const std::string& file) {
    support::put_bytes(supervisor.file("reply.txt"), words);
    supervisor.told("reply ../learner/s.sealed --text reply.txt -o " + file);
  };
  reply("Let us meet at nine.", "one.sealed");
  reply("Let us meet at ten.", "two.sealed");
  for (const std::string file : {"two.sealed", "one.sealed"}) learner.told("open ../supervisor/" + file);
  for (const auto* person : {&learner, &supervisor}) {
    const auto exchange = kept(*person).exchanges.at(0);
    CHECK(exchange.pages.size() == 3);
    CHECK(holds(portfolio::newest(exchange, portfolio::PageKind::reply)->body, "at ten"));
    person->told("export " + number + " --format txt -o all.txt");
    const auto all = support::bytes_of(person->file("all.txt"));
    CHECK((holds(all, "at nine") && holds(all, "at ten")));
  }
  CHECK(learner.told("verify ../supervisor/one.sealed")["fingerprint"] == supervisor.told("verify ../learner/s.sealed")["fingerprint"]);
}

TEST_CASE("what was opened before somebody's key was replaced is read from the copy kept; nothing new is taken of that key") {
  const support::Scratch scratch;
  const Person learner(scratch, "learner"), supervisor(scratch, "supervisor");
  write_answer(learner.file("p.vignette"));
  acquaint(learner, supervisor);
  learner.told("share --to T. -o s.sealed");
  supervisor.told("open ../learner/s.sealed");
  learner.told("share --to T. --talk 'Later.' -o later.sealed");
  std::filesystem::rename(learner.file("p.vignette"), learner.file("lost.vignette"));
  learner.told("card --name R. --role 'case manager' -o card.txt");
  supervisor.told("add ../learner/card.txt --replace");
  const auto read = supervisor.told("open ../learner/s.sealed");
  CHECK(read["first_opened"].is_string());
  CHECK(read["body"]["name"] == "R.");
  const auto shown = supervisor.review("open ../learner/s.sealed").told;
  CHECK(holds(shown, "You opened this first on"));
  CHECK(holds(shown, words::say(Word::review_earlier_key, fmt::arg("name", "R."))));
  CHECK(holds(shown, "nobody asked Jo"));
  CHECK(holds(supervisor.review("open ../learner/later.sealed").told, words::say(Word::sealed_unknown)));
  CHECK(holds(supervisor.review("reply ../learner/s.sealed --elsewhere -o r.sealed").told, words::say(Word::sealed_unknown)));
  CHECK(kept(supervisor).exchanges.size() == 1);
}
