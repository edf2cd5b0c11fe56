// The papers of a workshop: what is on them, that they say what was planned, and that they stand on paper as they have to.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>

#include "pack/read.hpp"
#include "share/forms.hpp"
#include "share/papers.hpp"
#include "share/press.hpp"

using namespace vignette;
using Keep = share::Occasion::Keep;

namespace {

const share::Press press{VIGNETTE_BUILD "/vignette-press.so", VIGNETTE_FACES};

const std::vector<pack::Case>& cases() {
  static const auto shelf = pack::read_shelf({VIGNETTE_SOURCE "/content"});
  return shelf.cases;
}
const pack::Case& sam() { return *std::ranges::find(cases(), "hmip-yj-sam-reviewing", &pack::Case::id); }

/// An hour with two questions, or an hour and a half with three and a break.
share::Occasion planned(const pack::Case& about = sam(), std::size_t questions = 2) {
  share::Occasion all{.starts = 600, .made = {2026, 11, 23}};
  all.steps = {{"Opening", "One screen, read aloud", 5}, {"Read alone", "In print or on screen", 10}, {"Pause", "", 3}};
  for (std::size_t i = 0; i < questions; ++i) {
    if (i == 2) all.steps.push_back({"Break", "", 10});
    all.steps.push_back({about.questions[i].brief, "4 alone, 3 in pairs, 7 together", 14});
    all.questions.push_back({about.questions[i].id, pack::wording(about.questions[i])});
  }
  all.steps.insert(all.steps.end(), {{"Who isn’t heard?", "", 4}, {"Commitments", "One’s own, and the team’s", 6}, {"Close", "", 4}});
  return all;
}

share::Pages pages_of(const std::vector<share::Print>& prints, share::Paper paper = share::Paper::a4) {
  return share::pages(prints, "Sam, with the team", paper, press).value();
}
std::unique_ptr<support::Opened> opened(const share::Print& print) {
  return support::opened_pdf(share::pages({print}, print.title, share::Paper::a4, press).value().pdf().value());
}

/// Without white space, which lines put in and take out.
std::string squeezed(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\u00A0") == 0)
      ++i;
    else if (static_cast<unsigned char>(text[i]) > ' ')
      out += text[i];
  }
  return out;
}
bool says(const share::Print& print, const std::string& words) {
  return squeezed(opened(print)->text).find(squeezed(words)) != std::string::npos;
}
std::size_t times(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

std::string note_text(const share::Print& print, std::size_t place) {
  auto text = std::to_string(place + 1);
  for (const auto& piece : print.notes[place]) text += piece.text;
  return text;
}

/// All that a print has to say but its notes, piece by piece.
std::vector<std::string> all_words(const share::Print& print) {
  std::vector<std::string> all;
  for (const auto* pieces : {&print.pieces, &print.beside})
    for (const auto& piece : *pieces) all.insert(all.end(), {piece.label, piece.text, piece.under});
  for (const auto& slip : print.slips) all.insert(all.end(), {slip.over, slip.words, slip.how, slip.pass, slip.pass_how});
  for (const auto& sheet : print.sheets) {
    all.insert(all.end(), {sheet.over, sheet.words, sheet.foot});
    all.insert(all.end(), sheet.parts.begin(), sheet.parts.end());
  }
  std::erase(all, std::string());
  return all;
}

void add_roles(QPDFObjectHandle element, std::vector<std::string>& roles) {
  if (!element.isDictionary() || !element.hasKey("/S")) return;
  roles.push_back(element.getKey("/S").getName());
  auto kids = element.getKey("/K");
  if (kids.isArray())
    for (auto& kid : kids.getArrayAsVector()) add_roles(kid, roles);
  else
    add_roles(kids, roles);
}
std::vector<std::string> roles_of(support::Opened& file) {
  std::vector<std::string> roles;
  auto top = file.file.getRoot().getKey("/StructTreeRoot").getKey("/K");
  if (!top.isArray()) add_roles(top, roles);
  for (int i = 0; top.isArray() && i < top.getArrayNItems(); ++i) add_roles(top.getArrayItem(i), roles);
  return roles;
}

/// What its pages say, squeezed. A note stands at the foot of its page, and may stand in the middle of a paragraph that goes on overleaf.
std::string without_notes(const share::Print& print) {
  auto text = squeezed(opened(print)->text);
  for (std::size_t i = 0; i < print.notes.size(); ++i) {
    const auto note = squeezed(note_text(print, i));
    CAPTURE(print.name, note);
    REQUIRE(times(text, note) == 1);
    text.erase(text.find(note), note.size());
  }
  return text;
}

}  // namespace

TEST_CASE("everything that stands on a paper is on its pages") {
  for (const auto& about : cases()) {
    auto occasion = planned(about, 3);
    occasion.phones = occasion.video = occasion.manages = true;
    for (const auto& print : share::papers(occasion, about)) {
      const auto text = without_notes(print);
      for (const auto& words : all_words(print)) {
        CAPTURE(print.name, words);
        CHECK(text.find(squeezed(words)) != std::string::npos);
      }
    }
  }
}

TEST_CASE("invitation and agreement are one page each, whatever was planned, on both papers") {
  const auto paper = GENERATE(share::Paper::a4, share::Paper::letter);
  const auto questions = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{3});
  for (const auto& about : cases()) {
    auto occasion = planned(about, questions);
    for (const bool full : {false, true}) {
      occasion.phones = occasion.video = occasion.manages = full;
      occasion.keep = full ? Keep::answers : Keep::nothing;
      if (full) occasion.starts.reset();
      CHECK(pages_of({share::invitation(occasion, about)}, paper).count() == 1);
      CHECK(pages_of({share::agreement(occasion, about)}, paper).count() == 1);
    }
  }
}

TEST_CASE("the plan stands on the invitation by the minute, to its end") {
  auto occasion = planned();
  const auto invitation = share::invitation(occasion, sam());
  std::vector<std::string> minutes;
  for (const auto& piece : invitation.beside)
    if (piece.kind == share::Piece::Kind::minute) minutes.push_back(piece.label + " " + piece.text);
  CHECK(minutes == std::vector<std::string>{"10:00 Opening", "10:05 Read alone", "10:15 Pause", "10:18 What stood out",
                                            "10:32 Changing how you work", "10:46 Who isn’t heard?", "10:50 Commitments", "10:56 Close",
                                            "11:00 End"});
  CHECK(says(invitation, "10:00 to 11:00"));
  occasion.starts = 23 * 60 + 30;
  CHECK(says(share::invitation(occasion, sam()), "23:30 to 00:30"));
  occasion.starts.reset();
  const auto counted = share::invitation(occasion, sam());
  CHECK(counted.beside.back().label == "60");
  CHECK(says(counted, "In minutes from the beginning"));
}

TEST_CASE("what nobody said yet is a line for a pen, and what was said is not") {
  auto occasion = planned();
  const auto lines = [&] {
    return std::ranges::count_if(share::invitation(occasion, sam()).beside, [](const auto& piece) { return piece.to_write; });
  };
  CHECK(lines() == 4);  // day, place, who leads, the host
  occasion.day = portfolio::Day{2026, 12, 3};
  occasion.place = "Room 2", occasion.lead = "Priya", occasion.host = "Gwen";
  CHECK(lines() == 0);
  for (const auto* words : {"3 December 2026", "Room 2", "Priya", "Gwen"}) CHECK(says(share::invitation(occasion, sam()), words));
  CHECK(says(share::hand_out(occasion, sam()), "3 December 2026: 60 minutes, reading, writing and talking about"));
}

TEST_CASE("invitation and agreement say what is kept as it was settled, and nothing that is not so") {
  auto occasion = planned();
  const std::array kept{std::pair{Keep::nothing, "Nothing is kept."}, std::pair{Keep::titles, "Group titles and team commitments are kept"},
                        std::pair{Keep::answers, "Group titles, team commitments and the answers are kept"}};
  for (const auto& [keep, words] : kept) {
    occasion.keep = keep;
    for (const auto& print : {share::invitation(occasion, sam()), share::agreement(occasion, sam())}) {
      for (const auto& [other, others] : kept) CHECK(says(print, others) == (other == keep));
      CHECK(says(print, "may be an official record") == (keep != Keep::nothing));
    }
  }
}

TEST_CASE("of the ways in, those that were chosen are told, with what is true of them") {
  for (auto* print : {share::invitation, share::agreement}) {
    auto occasion = planned();
    CHECK(says(print(occasion, sam()), "A paper slip stays folded until writing closes."));
    CHECK_FALSE(says(print(occasion, sam()), "Wi-Fi"));
    CHECK_FALSE(says(print(occasion, sam()), "Over video"));
    CHECK_FALSE(says(print(occasion, sam()), "One of those who lead manages someone"));
    occasion.phones = occasion.video = occasion.manages = true;
    occasion.slips = occasion.keyboard = false;
    const auto other = print(occasion, sam());
    CHECK(says(other, "Others on the same Wi-Fi could read what it sends"));
    CHECK(says(other, "Over video you send your words to the host, who types them and knows whose they are."));
    CHECK(says(other, "One of those who lead manages someone"));
    CHECK_FALSE(says(other, "stays folded"));
  }
}

TEST_CASE("what a team agrees to is all there to be read aloud") {
  const auto agreement = share::agreement(planned(), sam());
  for (const auto* words :
       {"There is no right answer and no score.", "Passing, writing nothing and leaving are fine. No reason is asked for.",
        "The host looks after whoever does.", "No name is asked for.", "people may still guess who wrote what",
        "Nobody reads a word until writing closes.", "Fewer than five are not shown", "can’t become more",
        "This is about practice, not people. If a real child comes up, hold it for supervision.",
        "If something shows a child at risk, it is acted on outside this room.", "No photographs of the wall, unless all agree.",
        "Nobody keeps a list of who was here."})
    CHECK(says(agreement, words));
}

TEST_CASE("the invitation names the subject, and tells how to sit out, how to do it alone and whom to talk to") {
  const auto invitation = share::invitation(planned(), sam());
  for (const auto* words : {"Sexual assault; sexualised behaviour at school.", "About a child looked after away from home.",
                            "no reason is asked for", "To do it alone", "Samaritans on 116 123"})
    CHECK(says(invitation, words));
}

TEST_CASE("four slips make a page, each with its question, a box to pass and no line for a name") {
  auto occasion = planned();
  auto slips = share::slips(occasion, sam());
  const auto file = opened(slips);
  CHECK(file->pages == 3);  // two questions, and what one will do oneself
  const auto text = squeezed(file->text);
  for (const auto& question : occasion.questions) CHECK(times(text, squeezed(question.wording)) == 4);
  CHECK(times(text, "Itcountslikeananswer.") == 8);
  CHECK(times(text, "Thisslipstayswithyou.Nobodycollectsit.") == 4);
  CHECK(times(text, "Name") == 0);
  CHECK(times(text, "Noname.") == 8);
  occasion.people = 9;
  CHECK(opened(share::slips(occasion, sam()))->pages == 9);
  occasion.people = 8;
  CHECK(opened(share::slips(occasion, sam()))->pages == 6);
}

TEST_CASE("each question has a sheet for the wall, and one asks who isn't heard") {
  const auto sheets = share::wall_sheets(planned(), sam());
  const auto file = opened(sheets);
  CHECK(file->pages == 3);
  for (const auto* words : {"Who isn’t heard?", "The child", "The family", "The person who was harmed", "What the case doesn’t say",
                            "the friend who was harmed. The case tells us almost nothing about her."})
    CHECK(says(sheets, words));
}

TEST_CASE("the hand-out is the case with its notes, what is written to, where it comes from, and support") {
  const auto print = share::hand_out(planned(), sam());
  const auto text = squeezed(opened(print)->text);
  std::size_t last = 0;
  for (const auto* words :
       {"Reviewing to keep other people safe: Sam", "Retold from HM Inspectorate of Probation’s published example",
        "Sexual assault; sexualised behaviour at school.", "What inspectors looked for, 2021 guide", "Case summary",
        "The case manager recognised how complex", "What we write to", "The case also asks", "Where it comes from",
        "Open Government Licence v3.0", "If it stays with you", "If a child may be at risk", "For your own record of learning"}) {
    CAPTURE(words);
    const auto at = text.find(squeezed(words), last);
    REQUIRE(at != std::string::npos);
    last = at;
  }
  for (const auto& footnote : sam().footnotes) CHECK(text.find(squeezed(footnote.blocks.front().text)) != std::string::npos);
  for (const auto& section : sam().sections)
    for (const auto& block : section.blocks) {
      if (block.kind != pack::Block::Kind::paragraph) continue;
      const auto words = squeezed(block.text);
      CAPTURE(block.text);
      CHECK((text.find(words.substr(0, 30)) != std::string::npos && text.find(words.substr(words.size() - 20)) != std::string::npos));
    }
}

TEST_CASE("a question whose wording was edited stands as it was edited, everywhere") {
  auto occasion = planned();
  occasion.questions[0].wording = "What did you notice first?";
  for (const auto& print : {share::hand_out(occasion, sam()), share::slips(occasion, sam()), share::wall_sheets(occasion, sam())}) {
    CHECK(says(print, "What did you notice first?"));
    CHECK_FALSE(says(print, "do you see similar ways of reviewing"));
  }
}

TEST_CASE("a service's own contact stands with the support, where it has set one") {
  auto occasion = planned();
  CHECK_FALSE(says(share::hand_out(occasion, sam()), "In your service:"));
  occasion.contact_child = "Duty desk: 01632 960001, at any hour";
  CHECK(says(share::hand_out(occasion, sam()), "In your service: Duty desk: 01632 960001, at any hour"));
}

TEST_CASE("no paper says more than is so") {
  auto occasion = planned();
  occasion.phones = occasion.video = true;
  for (const auto& print : share::papers(occasion, sam()))
    for (const auto& words : all_words(print))
      for (const auto* never : {"anonym", "confidential", "Approve", "Reject", "score of", "!"}) {
        CAPTURE(print.name, words);
        CHECK(words.find(never) == std::string::npos);
      }
}

TEST_CASE("all in one file: each paper a part of its own with its own page numbers, in the list of contents") {
  const auto prints = share::papers(planned(), sam());
  const auto pages = pages_of(prints);
  std::size_t sum = 0;
  for (const auto& print : prints) sum += pages_of({print}).count();
  CHECK(pages.count() == sum);
  const auto file = support::opened_pdf(pages.pdf().value());
  CHECK(static_cast<std::size_t>(file->pages) == sum);
  const auto roles = roles_of(*file);
  CHECK(std::ranges::count(roles, "/Part") == static_cast<std::ptrdiff_t>(prints.size()));
  CHECK(std::ranges::count(roles, "/NonStruct") == 0);
  const auto hand_out = pages_of({prints[1]}).count();
  CHECK(squeezed(file->furniture).find("1of" + std::to_string(hand_out)) != std::string::npos);
  std::vector<std::string> contents;
  for (auto one = file->file.getRoot().getKey("/Outlines").getKey("/First"); one.isDictionary(); one = one.getKey("/Next"))
    contents.push_back(one.getKey("/Title").getUTF8Value());
  CHECK(contents == std::vector<std::string>{"A case, with the team", "Reviewing to keep other people safe: Sam", "Slips",
                                             "What we agree to", "Wall sheets"});
}

TEST_CASE("slips are left out where they are no way in") {
  auto occasion = planned();
  occasion.slips = false;
  const auto prints = share::papers(occasion, sam());
  CHECK(prints.size() == 4);
  CHECK(std::ranges::none_of(prints, [](const auto& print) { return print.name == "slips"; }));
}

TEST_CASE("a paper has its language, its structure and its faces with it, and names no person, account or machine") {
  std::array<char, 256> host{};
  REQUIRE(gethostname(host.data(), host.size() - 1) == 0);
  const char* home = std::getenv("HOME");
  for (const auto& print : share::papers(planned(), sam())) {
    CAPTURE(print.name);
    const auto file = opened(print);
    auto root = file->file.getRoot();
    CHECK(root.getKey("/Lang").getUTF8Value() == "en-GB");
    CHECK(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    const auto roles = roles_of(*file);
    REQUIRE(roles.size() > 3);
    CHECK(roles.front() == "/Document");
    CHECK(std::ranges::count_if(roles, [](const auto& role) { return role.starts_with("/H"); }) > 0);
    std::vector<std::string> properties;
    auto info = file->file.getTrailer().getKey("/Info");
    for (const auto& key : info.getKeys()) properties.push_back(key);
    CHECK(properties == std::vector<std::string>{"/CreationDate", "/Title"});
    CHECK(info.getKey("/CreationDate").getUTF8Value() == "D:20261123");
    for (auto& object : file->file.getAllObjects())
      if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/FontDescriptor"))
        CHECK((object.hasKey("/FontFile") || object.hasKey("/FontFile2") || object.hasKey("/FontFile3")));
    const auto metadata = root.getKey("/Metadata").getStreamData();
    const std::string all(reinterpret_cast<const char*>(metadata->getBuffer()), metadata->getSize());
    for (const auto& said : std::vector<std::string>{host.data(), home ? home : "", VIGNETTE_BUILD, "dc:creator", "T00:"})
      if (said.size() > 3) CHECK(all.find(said) == std::string::npos);
  }
}

TEST_CASE("the same papers are the same bytes") {
  const auto prints = share::papers(planned(), sam());
  CHECK(pages_of(prints).pdf().value() == pages_of(prints).pdf().value());
}

TEST_CASE("odd plans and words that would break a page are set all the same") {
  auto occasion = planned();
  occasion.questions[0].wording = std::string(400, 'W') + "\nand after it a second line";
  occasion.questions[1].wording =
      "\xE2\x80\xAE"
      "desrever مرحبا بكم and \xFF on";
  occasion.place = std::string(300, 'x');
  for (int i = 0; i < 40; ++i) occasion.steps.push_back({"Step " + std::to_string(i), "with words under it", 1});
  for (const auto& print : share::papers(occasion, sam())) CHECK(opened(print)->pages > 0);
  CHECK(says(share::invitation(occasion, sam()), "Step 39"));
  CHECK(says(share::slips(occasion, sam()), "and after it a second line"));
  CHECK(says(share::wall_sheets(occasion, sam()), "and after it a second line"));

  share::Occasion empty{.made = {2026, 11, 23}};
  pack::Case nothing{.id = "none", .title = "No words yet"};
  for (const auto& print : share::papers(empty, nothing)) CHECK(opened(print)->pages > 0);
}

TEST_CASE("each page can be looked at first") {
  const auto pages = pages_of(share::papers(planned(), sam()));
  for (std::size_t i = 0; i < pages.count(); ++i) {
    const auto picture = pages.draw(i, 200);
    REQUIRE(picture.rgba.size() == static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
    CHECK(std::ranges::count(picture.rgba, 0xFF) < static_cast<std::ptrdiff_t>(picture.rgba.size()));
  }
  CHECK(pages.draw(pages.count(), 200).rgba.empty());
}

namespace {

std::vector<share::Occasion> in_both(const share::Occasion& english) {
  auto welsh = english;
  welsh.language = "cy";
  for (auto& step : welsh.steps) step.title = "Cam";
  return {welsh, english};
}

}  // namespace

TEST_CASE("in a room of two languages invitation and agreement come in each, Welsh first, and the invitation asks which people will use") {
  const auto all = share::papers(in_both(planned()), sam());
  std::vector<std::string> names;
  for (const auto& print : all) names.push_back(print.name + " " + print.language);
  CHECK(names == std::vector<std::string>{"invitation cy", "invitation en-GB", "case cy", "slips cy", "agreement cy", "agreement en-GB",
                                          "wall-sheets cy"});
  for (const auto& print : all)
    if (print.one_page) CHECK(pages_of({print}).count() == 1);
  CHECK(says(all[0], "Cymraeg neu Saesneg?"));
  CHECK(says(all[1], "Which will you use?"));
  CHECK_FALSE(says(share::invitation(planned(), sam()), "Which will you use?"));
  CHECK(says(all[4], "Dim lluniau o’r wal, oni bai bod pawb yn cytuno."));
}

TEST_CASE("slips and wall sheets have both languages beside each other, and a question's wording once") {
  const auto all = share::papers(in_both(planned()), sam());
  const auto& slip = all[3].slips.front();
  CHECK(slip.over == "Cwestiwn 1 o 2 | Question 1 of 2");
  CHECK(slip.pass == "Pasio | Pass");
  CHECK(times(slip.words, planned().questions.front().wording) == 1);
  CHECK(slip.how.starts_with("Dim enw. "));
  CHECK(slip.how.ends_with("Fold it: nobody reads it until writing closes."));
  for (const auto& words : all_words(all[3])) CHECK(says(all[3], words));
  CHECK(all.back().sheets.back().parts.front() == "Y plentyn | The child");
  for (const auto& words : all_words(all.back())) CHECK(says(all.back(), words));
}

TEST_CASE("in a room of Welsh alone the papers are in Welsh, and the case stays as it was written") {
  auto welsh = planned();
  welsh.language = "cy";
  const auto all = share::papers(welsh, sam());
  CHECK(all.front().title == "Gwahoddiad");
  CHECK(says(all.front(), "Beth sy’n cael ei gasglu"));
  CHECK_FALSE(says(all.front(), "Cymraeg neu Saesneg?"));
  const auto& hand_out = all[1];
  CHECK(hand_out.title == "Yr achos, i’w ddosbarthu");
  CHECK(says(hand_out, sam().title));
  CHECK(says(hand_out, "Mae’r achos a’i gwestiynau’n aros yn yr iaith y cawsant eu hysgrifennu ynddi."));
  for (const auto* words : {"Yr hyn rydym yn ysgrifennu ato", "O ble y daw", "Os yw’n aros gyda chi", "Y Samariaid, 116 123"})
    CHECK(says(hand_out, words));
  CHECK_FALSE(says(hand_out, "What we write to"));
  // A reader of pages is told which words are not Welsh.
  for (const auto& piece : hand_out.pieces)
    if (piece.text.find("looked after child") != std::string::npos || piece.text == sam().title) CHECK(piece.language == sam().lang);
  CHECK_FALSE(says(share::hand_out(planned(), sam()), "stay in the language they were written in"));
}

TEST_CASE("in a room of two languages the case is handed out once, with what stands round it in both") {
  const auto all = share::papers(in_both(planned()), sam());
  const auto& hand_out = all[2];
  const auto text = squeezed(opened(hand_out)->text);
  const auto count = [&](const std::string& words) { return times(text, squeezed(words)); };
  CHECK(count("It was his first offence.") == 1);
  CHECK(count(planned().questions.front().wording) == 1);
  CHECK(count("Yr hyn rydym yn ysgrifennu ato | What we write to") == 1);
  CHECK(count("Y Samariaid, 116 123") == 1);
  CHECK(count("Samaritans, 116 123") == 1);
  CHECK(count("stay in the language they were written in") == 1);
  const auto whole = without_notes(hand_out);
  for (const auto& words : all_words(hand_out)) {
    CAPTURE(words);
    CHECK(times(whole, squeezed(words)) >= 1);
  }
}

TEST_CASE("a question of whoever leads is on every paper as the case's are, and marked as theirs") {
  auto occasion = planned();
  occasion.questions[1] = {"own 1", "What would <b>Sam</b> say of it?", true, "en-GB"};
  for (const auto& print : share::papers(occasion, sam())) {
    if (print.name == "invitation" || print.name == "agreement") continue;
    CAPTURE(print.name);
    CHECK(says(print, "What would <b>Sam</b> say of it?"));
    CHECK(says(print, "from whoever leads"));
  }
  CHECK(share::slips(occasion, sam()).slips[4].over == "Question 2 of 2, from whoever leads");
  CHECK(share::slips(occasion, sam()).slips[0].over == "Question 1 of 2");
  // The case's own question that it took the place of is among those that the case asks, too.
  const auto hand_out = share::hand_out(occasion, sam());
  CHECK(std::ranges::any_of(hand_out.pieces, [](const auto& piece) { return piece.text.starts_with("Will you change anything"); }));
  auto welsh = occasion;
  welsh.language = "cy";
  CHECK(share::slips(welsh, sam()).slips[4].language == "en-GB");
  welsh.questions[1].language = "cy";
  CHECK(share::slips(welsh, sam()).slips[4].language.empty());
}

TEST_CASE("no paper has a word of the notes for whoever leads") {
  for (const auto& about : cases()) {
    REQUIRE_FALSE(about.notes.empty());
    for (const auto& print : share::papers(in_both(planned(about)), about)) {
      const auto words = all_words(print);
      for (const auto& note : about.notes)
        for (const auto& block : note.blocks)
          CHECK(std::ranges::none_of(words, [&](const std::string& one) { return one.find(block.text) != std::string::npos; }));
      CHECK(std::ranges::none_of(words, [](const std::string& one) { return one.find("for whoever leads") != std::string::npos; }));
    }
  }
}
