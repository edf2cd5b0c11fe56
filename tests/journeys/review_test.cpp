// From a learner's answer to what both agreed: two programs with a portfolio and a display each, and files handed from one to the other.
#include <algorithm>
#include <cctype>

#include "journeys/desk.hpp"

using namespace vignette::journeys;

namespace {

/// How what is said begins, up to what is filled in.
std::string beginning_of(Word word) {
  const auto sentence = say(word);
  return std::string(sentence.substr(0, sentence.find('{')));
}

/// Somebody at a desk of their own. Where a file goes, or which is opened, is answered by a stand-in for the system's dialog.
class Person {
 public:
  Person(bool by_mouse, const std::vector<std::string>& arguments)
      : desk_(1440, 900), by_mouse_(by_mouse), window_(desk_.start(arguments, {"PATH=" + dialogs().string()})) {}

  Driver& window() { return window_; }
  void choose(Word name, std::string_view role = "button") { choose(named(name), role); }
  void choose(const std::string& name, std::string_view role) {
    const View view = window_.look({.name = name, .role = std::string(role)});
    const Seen* there = view.find(name, role);
    if (by_mouse_ && there && there->y + there->h / 2 > view.height) window_.wheel(-40);  // to the end of the page
    if (by_mouse_)
      window_.click(name, role);
    else
      window_.choose_by_keyboard(name, role);
  }
  void write(Word field, const std::string& words) {
    window_.look({.name = named(field), .role = "text box"});
    if (by_mouse_)
      window_.click(named(field), "text box");
    else
      window_.reach_by_keyboard(named(field), "text box");
    window_.type(words);
    window_.look({.name = named(field), .role = "text box", .value = words});
  }
  /// The words of the page that is about to go: it is drawn first, and then may go.
  std::string page_that_goes() {
    const auto name = say(Word::leave_page_picture, fmt::arg("number", 1), fmt::arg("count", 1));
    const View view = window_.look({.name = name, .role = "image"});
    return view.find(name, "image")->value;
  }
  void will_choose(const fs::path& file) const { put_bytes(next(), file.string()); }
  void open(const fs::path& file) {
    will_choose(file);
    choose(Word::review_open);
  }
  void show_review() {
    if (by_mouse_)
      choose(Word::nav_review);
    else
      window_.press("ctrl+4");
    window_.look({.name = named(Word::review_open), .screen = "review"});
  }
  /// Name and role for one's key card, and the card in a file.
  void give_card(const std::string& name, const std::string& role, const fs::path& card) {
    show_review();
    choose(Word::review_give_card);
    write(Word::review_card_name, name);
    write(Word::review_card_role, role);
    will_choose(card);
    choose(Word::review_card_save);
    window_.look({.begins = beginning_of(Word::review_card_made)});
    REQUIRE(fs::exists(card));
  }
  /// The words that are read to each other, once the other's card was added.
  std::string six_words() {
    window_.look({.name = named(Word::review_same), .role = "button"});
    const auto seen = one([](const std::string& name) {
      return std::ranges::count(name, ' ') == 5 &&
             std::ranges::all_of(name, [](unsigned char c) { return c == ' ' || std::islower(c) != 0; });
    });
    choose(Word::review_same);
    window_.look({.begins = beginning_of(Word::review_match)});
    return seen;
  }
  /// Of the first line of the answer that was shared.
  void comment(const std::string& words) {
    const View view = window_.look({.name = named(Word::review_text), .role = "text box"});
    if (by_mouse_) {
      const auto text = std::ranges::find(view.items, named(Word::review_text), &Seen::name);
      window_.drag(text->x + 4, text->y + 12, text->x + text->w * 0.6, text->y + 14);
      choose(Word::review_comment_this);
    } else {
      window_.reach_by_keyboard(named(Word::review_text), "text box");
      read_by_keyboard();
      window_.press("ctrl+Home");
      window_.press("shift+End");
      window_.press("ctrl+m");
    }
    window_.look({.name = named(Word::review_your_comment), .role = "text box"});
    window_.type(words);
    window_.look({.value = words, .saved = true});
    window_.press("Escape");
  }
  std::string fingerprint() {
    window_.look({.name = named(Word::agreed_fingerprint_three)});
    return one([](const std::string& name) {
      const auto sign = [](unsigned char c) { return std::isdigit(c) != 0 || std::isupper(c) != 0; };
      return name.size() == 9 && name[4] == ' ' && std::ranges::count_if(name, sign) == 8;
    });
  }

 private:
  /// A long answer, to its end: the page goes along with the caret.
  void read_by_keyboard() {
    const auto top = [&] {
      const View view = window_.look({.name = named(Word::review_text), .role = "text box"});
      return view.find(named(Word::review_text), "text box")->y;
    };
    const auto before = top();
    window_.press("Page_Down");
    window_.press("Page_Down");
    const auto after = top();
    CHECK(after < before - 400);
    window_.press("ctrl+End");
    CHECK(top() < after - 200);
  }
  fs::path next() const { return desk_.home.path() / "next"; }
  /// The folder of the stand-in; and a portfolio, so that nothing is asked before the first words.
  fs::path dialogs() const {
    desk_.begin();
    const fs::path dialog = desk_.home.path() / "bin" / "zenity";
    fs::create_directories(dialog.parent_path());
    put_bytes(dialog, "#!/bin/sh\n/bin/cat '" + next().string() + "'\n");
    fs::permissions(dialog, fs::perms::owner_all);
    return dialog.parent_path();
  }
  template <typename Is>
  std::string one(const Is& is) {
    const View view = window_.look();
    const auto found = std::ranges::find_if(view.items, [&](const Seen& item) { return is(item.name); });
    REQUIRE(found != view.items.end());
    return found->name;
  }

  Desk desk_;
  bool by_mouse_;
  Driver window_;
};

void pass_between(bool by_mouse) {
  const Scratch table;  // what is handed over lies here
  std::string answer = "I would ask the family first.";
  for (int i = 0; !by_mouse && i < 60; ++i) answer += "\nThen I would wait, and listen.";
  const std::string asked = "What would help you to ask?", reply = "Let us begin there.",
                    agreed = "Ask one family what being in the meeting is like.", added = "Ring the other team.",
                    differs = "A smaller first step would do.";
  Person learner(by_mouse, {"--open", sam + "/q1"}), supervisor(by_mouse, {});
  learner.window().look({.name = sheet, .screen = "question"});
  supervisor.window().look({.screen = "shelf"});  // a key before that has nobody to go to
  learner.window().type(answer);
  learner.window().look({.value = answer, .saved = true});

  const fs::path hers = table.path() / "k.vignette-card", his = table.path() / "r.png";
  supervisor.give_card("K.", "supervisor", hers);
  if (by_mouse) learner.window().press("ctrl+2");  // from the question, where the navigation is not shown
  learner.give_card("R.", "case manager", his);
  learner.open(hers);
  supervisor.open(his);
  CHECK(learner.six_words() == supervisor.six_words());

  const fs::path share = table.path() / "share.vignette-sealed";
  learner.window().press("ctrl+2");
  learner.window().look({.name = named(Word::leave_open), .screen = "portfolio"});
  learner.choose(Word::leave_open, "link");
  learner.choose(Word::leave_supervision, "radio button");
  learner.choose(Word::leave_sealed, "radio button");
  learner.choose("K., supervisor", "radio button");
  learner.window().look({.begins = "Page 1 of"});
  learner.will_choose(share);
  learner.choose(Word::leave_save_sealed);
  learner.window().look({.begins = "Saved as"});
  learner.choose(Word::leave_back);
  CHECK(bytes_of(share).find("family") == std::string::npos);

  supervisor.open(share);
  supervisor.window().look({.value = answer, .screen = "exchange"});
  supervisor.comment(asked);
  supervisor.write(Word::review_reply, reply);
  supervisor.window().look({.value = reply, .saved = true});
  supervisor.choose(Word::review_make);
  const auto goes = supervisor.page_that_goes();
  for (const auto& words : {reply, asked}) CHECK(goes.find(words) != std::string::npos);
  const fs::path back = table.path() / "reply.vignette-sealed";
  supervisor.will_choose(back);
  supervisor.choose(Word::review_as_sealed);
  supervisor.window().look({.begins = beginning_of(Word::review_reply_in)});

  learner.show_review();
  learner.open(back);
  learner.window().look({.name = reply, .screen = "exchange"});
  CHECK(beginning(learner.window(), "note", "K., ").value.ends_with(asked));

  supervisor.choose(Word::agreed_show, "link");
  supervisor.write(Word::agreed_words, agreed);
  supervisor.window().look({.value = agreed, .saved = true});
  supervisor.choose(Word::agreed_make);
  CHECK(supervisor.page_that_goes().find(agreed) != std::string::npos);
  const fs::path both = table.path() / "agreed.vignette-sealed";
  supervisor.will_choose(both);
  supervisor.choose(Word::agreed_sealed);
  supervisor.window().look({.begins = beginning_of(Word::agreed_saved)});

  learner.show_review();
  learner.open(both);
  learner.window().look({.name = "Learning: " + agreed, .screen = "agreement"});
  CHECK(learner.fingerprint() == supervisor.fingerprint());

  // Written together: the learner says where it is seen differently, adds a line, and hands the page back.
  learner.choose(Word::agreed_correct, "link");
  learner.choose(Word::agreed_add);
  learner.write(Word::agreed_words, added);
  learner.write(Word::agreed_you_differently, differs);
  learner.window().look({.value = differs, .saved = true});
  learner.choose(Word::agreed_make);
  CHECK(learner.page_that_goes().find(differs) != std::string::npos);
  const fs::path corrected = table.path() / "corrected.vignette-sealed";
  learner.will_choose(corrected);
  learner.choose(Word::agreed_sealed);
  learner.window().look({.begins = beginning_of(Word::agreed_saved)});
  supervisor.show_review();
  supervisor.open(corrected);
  for (const auto& line : {"Learning: " + agreed, "Action: " + added}) supervisor.window().look({.name = line, .screen = "agreement"});
  supervisor.window().look({.name = differs});
  CHECK(learner.fingerprint() == supervisor.fingerprint());
  for (auto* person : {&learner, &supervisor}) {
    person->choose(Word::agreed_both_have);
    person->window().look({.begins = beginning_of(Word::agreed_both_had), .saved = true});
  }
}

}  // namespace

TEST_CASE(
    "by mouse: an answer is shared, read, commented on, answered and agreed upon, with two programs and the same fingerprint on both") {
  pass_between(true);
}

TEST_CASE("by keyboard alone: an answer is shared, read, commented on, answered and agreed upon, with two programs") {
  pass_between(false);
}
