// `vignette export`: a learner's writing as a file.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "cli/before_leaving.hpp"
#include "cli/inspect.hpp"
#include "cli/print.hpp"
#include "pack/read.hpp"
#include "share/ending.hpp"
#include "share/file.hpp"
#include "share/press.hpp"
#include "share/writers.hpp"
#include "share/writing.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "words/words.hpp"

namespace vignette::cli {

using words::Problem;
using words::say;
using words::Word;

namespace {

/// What stands in the way, and the status that the call ends with.
struct Stopped {
  Problem problem;
  int status = failed;
};
template <typename T>
using Maybe = std::expected<T, Stopped>;

std::unexpected<Stopped> stopped(int status, std::string where, std::string what, Word mend) {
  return std::unexpected(Stopped{{.where = std::move(where), .what = std::move(what), .mend = std::string(say(mend))}, status});
}

/// YYYY-MM-DD.
Maybe<portfolio::Day> day(const std::string& option, const std::string& text) {
  if (const auto read = day_of_text(text)) return *read;
  return stopped(usage, option, say(Word::not_a_day, fmt::arg("text", text)), Word::not_a_day_mend);
}

/// Its midnight, on the clock of this place.
portfolio::Instant midnight(portfolio::Day day) {
  const std::chrono::year_month_day date{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  const auto begin = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days{date}.time_since_epoch());
  return {(begin - std::chrono::minutes(shell::now().offset_minutes)).count()};
}

/// An option that only a page for supervision takes.
Maybe<void> only_where_it_belongs(const Export& wanted) {
  if (wanted.format == "supervision") return {};
  const std::pair<const char*, bool> given[] = {{"--answer", !wanted.answers.empty()}, {"--talk", !wanted.talk.empty()},
                                                {"--name", !wanted.name.empty()},      {"--role", !wanted.role.empty()},
                                                {"--for", !wanted.meeting.empty()},    {"--commitments", wanted.commitments}};
  for (const auto& [option, is] : given)
    if (is) return stopped(usage, option, say(Word::only_for_supervision, fmt::arg("option", option)), Word::only_for_supervision_mend);
  return {};
}

Maybe<share::Choice> choice(const Export& wanted) {
  share::Choice choice;
  if (!wanted.case_id.empty()) choice.case_id = wanted.case_id;
  if (wanted.since.empty()) return choice;
  const auto since = day("--since", wanted.since);
  if (!since) return std::unexpected(since.error());
  choice.since = midnight(*since);
  return choice;
}

Maybe<portfolio::QuestionKey> key(const portfolio::Leaving& kept, const std::string& text) {
  const auto slash = text.find('/');
  auto key =
      slash == std::string::npos ? portfolio::own_reflection(text) : portfolio::QuestionKey{text.substr(0, slash), text.substr(slash + 1)};
  // What may not leave is as if it were not there.
  if (std::ranges::find(kept.contents().answers, key, &portfolio::Answer::key) == kept.contents().answers.end())
    return stopped(failed, "--answer", say(Word::no_such_answer, fmt::arg("text", text)), Word::no_such_answer_mend);
  return key;
}

Maybe<share::Bringing> bringing(const portfolio::Leaving& kept, const Export& wanted, const share::Choice& choice) {
  share::Bringing all{.talk = wanted.talk, .name = wanted.name, .role = wanted.role, .commitments = wanted.commitments};
  all.since = choice.since;
  all.title = wanted.title;
  all.from = wanted.sealed_by;
  all.to = wanted.sealed_for;
  all.chance = wanted.chance;
  if (!wanted.meeting.empty()) {
    const auto meeting = day("--for", wanted.meeting);
    if (!meeting) return std::unexpected(meeting.error());
    all.meeting = *meeting;
  }
  if (wanted.talk.size() > 3) return stopped(usage, "--talk", std::string(say(Word::too_many_to_talk)), Word::too_many_to_talk_mend);
  for (const auto& text : wanted.answers) {
    auto one = key(kept, text);
    if (!one) return std::unexpected(one.error());
    all.answers.push_back({std::move(*one), {}, {}});
  }
  if (wanted.answers.empty()) all.answers = share::brought(kept, choice);
  return all;
}

/// What a page for supervision is written as: what the file's ending says, else PDF.
std::string form_of(const Export& wanted) {
  return wanted.format == "supervision" ? share::form_of_ending(wanted.to).value_or("pdf") : wanted.format;
}

/// A name that says another form than what is written would be opened as what it isn't.
Maybe<void> named_for(const Export& wanted) {
  const auto ending = wanted.to.extension().string();
  if (wanted.format != "supervision") {
    if (const auto fits = share::fits_its_name(wanted.format, wanted.to); !fits) return std::unexpected(Stopped{fits.error(), usage});
  } else if (!ending.empty() && !share::form_of_ending(wanted.to)) {
    return stopped(usage, wanted.to.string(), say(Word::export_no_such_ending, fmt::arg("ending", ending)),
                   Word::export_no_such_ending_mend);
  }
  return {};
}

/// Whether nothing was written that fits the choice: a page that says no more than that is for nobody.
bool says_nothing(const share::Document& page) {
  return std::ranges::any_of(page.blocks, [](const share::Block& block) { return block.kind == share::Block::Kind::nothing; });
}

Maybe<ForSupervision> chosen_document(const Common& common, const Export& wanted) {
  if (const auto fits = only_where_it_belongs(wanted); !fits) return std::unexpected(fits.error());
  const auto chosen = choice(wanted);
  if (!chosen) return std::unexpected(chosen.error());
  const auto content = content_of(common);
  if (common.content && complain_out_of_reach({content})) return std::unexpected(Stopped{});
  const auto kept = leaving(common);
  if (!kept) return std::unexpected(Stopped{kept.error()});
  const auto shelf = pack::read_shelf({content}).cases;
  const auto is_wanted = [&](const std::string& id) { return id == wanted.case_id; };
  if (!wanted.case_id.empty() && std::ranges::none_of(shelf, is_wanted, &pack::Case::id) &&
      std::ranges::none_of(kept->contents().answers, is_wanted, [](const portfolio::Answer& answer) { return answer.key.case_id; }))
    return stopped(failed, "--case", say(Word::no_such_case, fmt::arg("id", wanted.case_id)), Word::no_such_case_mend);
  ForSupervision made;
  const bool supervision = wanted.format == "supervision";
  if (supervision) {
    const auto all = bringing(*kept, wanted, *chosen);
    if (!all) return std::unexpected(all.error());
    made.page = share::supervision_page(*kept, shelf, *all, shell::now(), &made.stands);
  } else {
    made.page = share::everything_written(*kept, shelf, *chosen, shell::now());
  }
  const bool chose = supervision || !wanted.case_id.empty() || !wanted.since.empty();
  if (chose && says_nothing(made.page)) return stopped(failed, {}, std::string(say(Word::export_none)), Word::export_none_mend);
  return made;
}

/// The page that was written.
Maybe<share::Document> take_out(const Common& common, const Export& wanted) {
  if (const auto fits = named_for(wanted); !fits) return std::unexpected(fits.error());
  auto document = chosen_document(common, wanted);
  if (!document) return std::unexpected(document.error());
  const auto bytes = written_as(form_of(wanted), document->page, wanted.paper);
  if (!bytes) return std::unexpected(Stopped{bytes.error()});
  if (const auto done_well = share::write_file(wanted.to, *bytes); !done_well) return std::unexpected(Stopped{done_well.error()});
  return std::move(document->page);
}

}  // namespace

std::optional<portfolio::Day> day_of_text(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const char* end = text.data() + text.size();
  const bool read = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                    std::from_chars(text.data(), text.data() + 4, year).ptr == text.data() + 4 &&
                    std::from_chars(text.data() + 5, text.data() + 7, month).ptr == text.data() + 7 &&
                    std::from_chars(text.data() + 8, end, day).ptr == end;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!read || !date.ok()) return std::nullopt;
  return portfolio::Day{year, static_cast<int>(month), static_cast<int>(day)};
}

std::expected<std::string, words::Problem> written_as(const std::string& form, const share::Document& document, const std::string& paper) {
  if (form == "md") return share::as_markdown(document);
  if (form == "txt") return share::plain_text(document);
  if (form == "html") return share::html(document);
  const auto places = shell::places();
  const auto sheet = paper == "letter" ? share::Paper::letter : share::Paper::a4;
  const share::Press press{places.press, places.faces};
  return form == "docx" ? share::docx(document, sheet, press) : share::pdf(document, sheet, press);
}

std::expected<ForSupervision, int> page_for_supervision(const Common& common, const Export& wanted) {
  auto page = chosen_document(common, wanted);
  if (page) return std::move(*page);
  if (!page.error().problem.what.empty()) complain(page.error().problem);
  return std::unexpected(int{page.error().status});
}

int export_writing(const Common& common, const Export& wanted) {
  const auto taken = take_out(common, wanted);
  if (!taken) {
    if (!taken.error().problem.what.empty()) complain(taken.error().problem);
    return taken.error().status;
  }
  if (wanted.quiet) return done;
  std::optional<BeforeLeaving> before;  // what is for oneself, nobody else will read
  if (wanted.format == "supervision")
    before.emplace(common, *taken, Word::leave_limits_supervision, share::Beside{wanted.name, wanted.role, {}});
  if (common.json) {
    nlohmann::json told{{"file", wanted.to.string()}, {"format", wanted.format}};
    if (before) before->add_to(told);
    print(told);
    return done;
  }
  print(say(Word::export_done, fmt::arg("file", wanted.to.string())));
  if (before) before->print();
  return done;
}

}  // namespace vignette::cli
