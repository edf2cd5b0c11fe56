#include "cli/program.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <utility>

#include "cli/care.hpp"
#include "cli/inspect.hpp"
#include "cli/review.hpp"
#include "cli/tour.hpp"
#include "cli/usage.hpp"
#include "cli/workshop.hpp"
#include "cli/workshop_printing.hpp"
#include "cli/workshop_trying.hpp"
#include "shell/cover_file.hpp"
#include "shell/run.hpp"
#include "words/words.hpp"
#include "workshop/taken_home.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

/// "1440x900"; nothing for anything else.
std::optional<std::pair<int, int>> size_of(const std::string& text) {
  int width = 0, height = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &rest) != 2 || width < 320 || height < 240) return std::nullopt;
  return std::pair{width, height};
}

/// A file of somebody's own words from a workshop, in place of a pack.
bool is_words(const std::filesystem::path& file) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(file, unknown)) return false;
  std::string beginning(64, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(in.gcount()));
  return workshop::is_words_file(beginning);
}

std::string text_of(Word word) { return std::string(say(word)); }

/// The commands under `portfolio`.
struct Caring {
  std::optional<std::filesystem::path> copy;
  std::filesystem::path from, salvaged;
  bool sure = false;
  std::function<int(const Common&)> run;

  template <typename Shared, typename Opening>
  void add(CLI::App* under, Common& common, const Shared& shared, const Opening& opening) {
    const auto command = [&](const char* name, Word about, std::function<int(const Common&)> work) {
      auto* added = under->add_subcommand(name, text_of(about));
      shared(added, true);
      opening(added);
      added->callback([this, work = std::move(work)] { run = work; });
      return added;
    };
    under->require_subcommand(1);
    shared(under, false);
    command("info", Word::command_info, portfolio_info);
    command("verify", Word::command_verify, portfolio_verify);
    command("backup", Word::command_backup, [this](const Common& all) {
      return portfolio_backup(all, copy);
    })->add_option("-o,--output", copy, text_of(Word::command_copy));
    command("restore", Word::command_restore, [this](const Common& all) { return portfolio_restore(all, from); })
        ->add_option("file", from, text_of(Word::command_restore_from))
        ->required();
    command("protect", Word::command_protect, portfolio_protect)
        ->add_option("--new-passphrase-file", common.opening.new_passphrase_file, text_of(Word::command_new_passphrase_file));
    command("unprotect", Word::command_unprotect, portfolio_unprotect);
    command("erase", Word::command_erase, [this](const Common& all) {
      return portfolio_erase(all, sure);
    })->add_flag("--yes", sure, text_of(Word::command_yes));
    command("salvage", Word::command_salvage, [this](const Common& all) { return portfolio_salvage(all, salvaged); })
        ->add_option("-o,--output", salvaged, text_of(Word::command_copy))
        ->required();
  }
};

/// The commands under `review`.
struct Reviewing {
  Review wanted;
  Agreed agreed;
  Export shared;
  std::string until;
  std::string whom;
  std::function<int(const Common&)> run;

  template <typename Shared, typename Opening>
  void add(CLI::App* under, const Shared& everywhere, const Opening& opening) {
    const auto command = [&](const char* name, Word about, std::function<int(const Common&)> work) {
      auto* added = under->add_subcommand(name, text_of(about));
      everywhere(added, true);
      opening(added);
      added->callback([this, work = std::move(work)] { run = work; });
      return added;
    };
    const auto given = [this](CLI::App* added, Word what) { added->add_option("file", wanted.file, text_of(what))->required(); };
    under->require_subcommand(1);
    everywhere(under, false);
    auto* card = command("card", Word::command_review_card, [this](const Common& all) { return review_card(all, wanted); });
    card->add_option("--name", wanted.name, text_of(Word::command_review_card_name))->check(whole_text());
    card->add_option("--role", wanted.role, text_of(Word::command_review_card_role))->check(whole_text());
    card->add_option("-o,--output", wanted.to, text_of(Word::command_review_card_output));
    auto* adding = command("add", Word::command_review_add, [this](const Common& all) { return review_add(all, wanted); });
    given(adding, Word::command_review_add_file);
    adding->add_option("--words", wanted.words, text_of(Word::command_review_words));
    adding->add_flag("--replace", wanted.replace, text_of(Word::command_review_replace));
    command("people", Word::command_review_people, review_people);
    add_share(command("share", Word::command_review_share, [this](const Common& all) { return review_share(all, shared, whom); }));
    auto* open = command("open", Word::command_review_open, [this](const Common& all) { return review_open(all, wanted); });
    given(open, Word::command_review_open_file);
    open->add_option("-o,--output", wanted.to, text_of(Word::command_output));
    auto* reply = command("reply", Word::command_review_reply, [this](const Common& all) { return review_reply(all, wanted); });
    given(reply, Word::command_review_open_file);
    reply->add_option("--text", wanted.text, text_of(Word::command_review_text));
    reply->add_option("--comment", wanted.comments, text_of(Word::command_review_comment))->expected(1)->take_all()->check(whole_text());
    reply->add_option("--talk", wanted.talk, text_of(Word::command_review_talk))->expected(1)->take_all()->check(whole_text());
    reply->add_flag("--elsewhere", wanted.elsewhere, text_of(Word::command_review_elsewhere));
    reply->add_option("-o,--output", wanted.to, text_of(Word::command_review_sealed_output))->required();
    given(command("verify", Word::command_review_verify, [this](const Common& all) { return review_verify(all, wanted); }),
          Word::command_review_open_file);
    command("list", Word::command_review_list, review_list);
    const auto numbered = [this](CLI::App* added) {
      added->add_option("number", wanted.number, text_of(Word::command_review_number))->required();
      return added;
    };
    add_agree(
        numbered(command("agree", Word::command_review_agree, [this](const Common& all) { return review_agree(all, wanted, agreed); })));
    numbered(command("both-have", Word::command_review_both_have, [this](const Common& all) { return review_both_have(all, wanted); }));
    numbered(command("note", Word::command_review_note, [this](const Common& all) { return review_note(all, wanted); }))
        ->add_option("words", wanted.words, text_of(Word::command_review_note_words))
        ->required()
        ->check(whole_text());
    numbered(
        command("keep-until", Word::command_review_keep_until, [this](const Common& all) { return review_keep_until(all, wanted, until); }))
        ->add_option("day", until, text_of(Word::command_review_day))
        ->required();
    auto* page =
        numbered(command("export", Word::command_review_export, [this](const Common& all) { return review_export(all, wanted, shared); }));
    page->add_option("--format", shared.format, text_of(Word::command_format))
        ->required()
        ->check(one_of({"pdf", "docx", "html", "md", "txt"}));
    page->add_option("--paper", shared.paper, text_of(Word::command_paper))->check(one_of({"a4", "letter"}));
    page->add_option("-o,--output", wanted.to, text_of(Word::command_output))->required();
  }

  void add_agree(CLI::App* added) {
    const std::pair<const char*, std::vector<std::string>*> lines[] = {{"--learning", &agreed.learning},
                                                                       {"--action", &agreed.actions},
                                                                       {"--supervisor", &agreed.supervisor},
                                                                       {"--support", &agreed.support}};
    constexpr Word about[] = {Word::command_review_learning, Word::command_review_action, Word::command_review_supervisor,
                              Word::command_review_support};
    for (std::size_t i = 0; i < std::size(about); ++i)
      added->add_option(lines[i].first, *lines[i].second, text_of(about[i]))->expected(1)->take_all()->check(whole_text());
    added->add_option("--sees", agreed.sees, text_of(Word::command_review_sees))->check(whole_text());
    added->add_flag("--elsewhere", agreed.elsewhere, text_of(Word::command_review_elsewhere));
    added->add_option("-o,--output", wanted.to, text_of(Word::command_review_sealed_output))->required();
  }

  /// What a page for supervision is chosen by.
  void add_share(CLI::App* added) {
    added->add_option("--to", whom, text_of(Word::command_review_to))->required();
    added->add_option("--case", shared.case_id, text_of(Word::command_case));
    added->add_option("--since", shared.since, text_of(Word::command_since));
    added->add_option("--answer", shared.answers, text_of(Word::command_answer))->expected(1)->take_all();
    added->add_option("--talk", shared.talk, text_of(Word::command_talk))->expected(1)->take_all()->check(whole_text());
    added->add_option("--name", shared.name, text_of(Word::command_name))->check(whole_text());
    added->add_option("--role", shared.role, text_of(Word::command_role))->check(whole_text());
    added->add_option("--for", shared.meeting, text_of(Word::command_for));
    added->add_flag("--commitments", shared.commitments, text_of(Word::command_commitments));
    added->add_option("-o,--output", shared.to, text_of(Word::command_review_sealed_output))->required();
  }
};

template <typename Wanted>
void add_certificate(CLI::App* added, Wanted& wanted) {
  auto* certificate = added->add_option("--certificate", wanted.certificate, text_of(Word::command_workshop_certificate));
  auto* key = added->add_option("--key", wanted.key, text_of(Word::command_workshop_key));
  certificate->needs(key);
  key->needs(certificate);
}

void add_serve(CLI::App* added, Serve& wanted) {
  added->add_option("--case", wanted.case_id, text_of(Word::command_workshop_case))->required();
  added->add_option("--question", wanted.questions, text_of(Word::command_workshop_question))->expected(1)->take_all();
  added->add_option("--minutes", wanted.minutes, text_of(Word::command_workshop_minutes))->check(one_of({"45", "60", "90"}));
  added->add_option("--keep", wanted.keep, text_of(Word::command_workshop_keep))->check(one_of({"nothing", "titles", "answers"}));
  added->add_flag("--manages", wanted.manages, text_of(Word::command_workshop_manages));
  added->add_flag("--end-at-once", wanted.at_once, text_of(Word::command_workshop_at_once));
  added->add_option("--address", wanted.address, text_of(Word::command_workshop_address));
  added->add_option("--port", wanted.port, text_of(Word::command_workshop_port))->check(between(0, 65535));
  added->add_option("--language", wanted.language, text_of(Word::team_language))->check(one_of({"cy", "en", "both"}));
  add_certificate(added, wanted);
}

void add_try(CLI::App* added, Try& wanted) {
  added->add_option("--address", wanted.address, text_of(Word::command_workshop_try_address));
  added->add_option("--port", wanted.port, text_of(Word::command_workshop_port))->check(between(0, 65535));
  added->add_option("--wait", wanted.wait_seconds, text_of(Word::command_workshop_wait))->check(between(1, 3600));
  add_certificate(added, wanted);
}

void add_print(CLI::App* added, Printing& wanted) {
  added->add_option("--case", wanted.case_id, text_of(Word::command_workshop_case))->required();
  added->add_option("--to", wanted.to, text_of(Word::command_workshop_to))->required();
  added->add_option("--question", wanted.questions, text_of(Word::command_workshop_question))->expected(1)->take_all();
  added->add_option("--minutes", wanted.minutes, text_of(Word::command_workshop_minutes))->check(one_of({"45", "60", "90"}));
  added->add_option("--starts", wanted.starts, text_of(Word::command_workshop_starts))->check([](const std::string& text) {
    return workshop::time_of_day(text) ? std::string() : say(Word::not_a_time, fmt::arg("text", text));
  });
  added->add_option("--day", wanted.day, text_of(Word::command_workshop_day));
  added->add_option("--place", wanted.place, text_of(Word::command_workshop_place))->check(whole_text());
  added->add_option("--lead", wanted.lead, text_of(Word::command_workshop_lead))->check(whole_text());
  added->add_option("--host", wanted.host, text_of(Word::command_workshop_host))->check(whole_text());
  added->add_option("--people", wanted.people, text_of(Word::command_workshop_people))->check(between(1, 99));
  added->add_option("--keep", wanted.keep, text_of(Word::command_workshop_keep))->check(one_of({"nothing", "titles", "answers"}));
  added->add_option("--language", wanted.language, text_of(Word::team_language))->check(one_of({"cy", "en", "both"}));
  added->add_flag("--phones", wanted.phones, text_of(Word::command_workshop_phones));
  added->add_flag("--video", wanted.video, text_of(Word::command_workshop_video));
  added->add_flag("--manages", wanted.manages, text_of(Word::command_workshop_manages));
  added->add_option("--paper", wanted.paper, text_of(Word::command_paper))->check(one_of({"a4", "letter"}));
}

}  // namespace

int run(int count, char** words) {
  shell::keep_out_of_dumps();  // commands hold passphrases and keys too
  CLI::App program{text_of(Word::command_about), "vignette"};
  use_our_words(program);
  Common common;
  std::string open, size = "1440x900";
  std::vector<std::filesystem::path> packs;
  const auto sized = [&](CLI::App* command) {
    command->add_option("--size", size, text_of(Word::command_size))->check([](const std::string& text) {
      return size_of(text) ? std::string() : say(Word::not_a_size, fmt::arg("text", text));
    });
  };
  const auto shared = [&](CLI::App* command, bool json) {
    command->add_option("--portfolio", common.portfolio, text_of(Word::command_portfolio));
    command->add_option("--content", common.content, text_of(Word::command_content));
    if (json) command->add_flag("--json", common.json, text_of(Word::command_json));
  };
  const auto opening = [&](CLI::App* command) {
    command->add_option("--passphrase-file", common.opening.passphrase_file, text_of(Word::command_passphrase_file));
    command->add_option("--recovery-key-file", common.opening.recovery_key_file, text_of(Word::command_recovery_key_file));
  };
  shared(&program, false);
  sized(&program);
  std::optional<std::filesystem::path> policy;
  program.add_option("--policy", policy, text_of(Word::command_policy));
  program.add_option("--open", open, text_of(Word::command_open));
  program.add_option("pack", packs, text_of(Word::command_packs));
  program.require_subcommand(0, 1);

  std::vector<std::filesystem::path> paths;
  auto* checking = program.add_subcommand("check", text_of(Word::command_check));
  checking->add_option("path", paths, text_of(Word::command_paths))->required();
  shared(checking, true);
  auto* listing = program.add_subcommand("cases", text_of(Word::command_cases));
  shared(listing, true);
  auto* answering = program.add_subcommand("answers", text_of(Word::command_answers));
  shared(answering, true);
  opening(answering);
  Export wanted;
  auto* exporting = program.add_subcommand("export", text_of(Word::command_export));
  exporting->add_option("--format", wanted.format, text_of(Word::command_format))
      ->required()
      ->check(one_of({"md", "txt", "html", "pdf", "docx", "supervision"}));
  exporting->add_option("--case", wanted.case_id, text_of(Word::command_case));
  exporting->add_option("--since", wanted.since, text_of(Word::command_since));
  exporting->add_option("-o,--output", wanted.to, text_of(Word::command_output))->required();
  exporting->add_option("--paper", wanted.paper, text_of(Word::command_paper))->check(one_of({"a4", "letter"}));
  exporting->add_option("--answer", wanted.answers, text_of(Word::command_answer))->expected(1)->take_all();
  exporting->add_option("--talk", wanted.talk, text_of(Word::command_talk))->expected(1)->take_all()->check(whole_text());
  exporting->add_option("--name", wanted.name, text_of(Word::command_name))->check(whole_text());
  exporting->add_option("--role", wanted.role, text_of(Word::command_role))->check(whole_text());
  exporting->add_option("--for", wanted.meeting, text_of(Word::command_for));
  exporting->add_flag("--commitments", wanted.commitments, text_of(Word::command_commitments));
  shared(exporting, true);
  opening(exporting);
  Caring caring;
  auto* looking_after = program.add_subcommand("portfolio", text_of(Word::command_look_after));
  caring.add(looking_after, common, shared, opening);
  Reviewing reviewing;
  auto* review = program.add_subcommand("review", text_of(Word::command_review));
  reviewing.add(review, shared, opening);
  Serve serve;
  auto* workshop = program.add_subcommand("workshop", text_of(Word::command_workshop))->require_subcommand(1);
  auto* serving = workshop->add_subcommand("serve", text_of(Word::command_workshop_serve));
  add_serve(serving, serve);
  shared(serving, false);
  Try trying;
  auto* trying_it = workshop->add_subcommand("try", text_of(Word::command_workshop_try));
  add_try(trying_it, trying);
  Printing printing;
  auto* printing_it = workshop->add_subcommand("print", text_of(Word::command_workshop_print));
  add_print(printing_it, printing);
  shared(printing_it, true);
  Tour tour;
  auto* touring = program.add_subcommand("tour", text_of(Word::command_tour));
  touring->add_option("--out", tour.out, text_of(Word::command_out))->required();
  touring->add_option("--text-size", tour.text_size, text_of(Word::command_text_size))->check(between(80, 400));
  touring->add_option("--theme", tour.theme, text_of(Word::command_theme))->check(one_of({"paper", "dark", "contrast"}));
  touring->add_option("--case", tour.case_id, text_of(Word::command_case));
  shared(touring, true);
  sized(touring);

  // What draws a pack's cover apart from everything else (shell/cover_file.hpp); nobody's to call.
  std::filesystem::path cover;
  auto* drawing = program.add_subcommand("draw-cover")->group("");
  drawing->add_option("file", cover)->required();

  try {
    program.parse(count, words);
  } catch (const CLI::Success& asked) {
    return program.exit(asked);
  } catch (const CLI::ParseError& error) {
    std::fputs((words::describe(wrong_words(program, error)) + "\n").c_str(), stderr);
    return usage;
  }
  const auto [width, height] = *size_of(size);
  if (*drawing) return shell::draw_cover(cover);
  if (*checking) return check(common, paths);
  if (*listing) return cases(common);
  if (*answering || *exporting || *looking_after || *review) complain_of_unread_place(common);
  if (*answering) return answers(common);
  if (*exporting) return export_writing(common, wanted);
  if (*looking_after) return caring.run(common);
  if (*review) return reviewing.run(common);
  if (*serving) return workshop_serve(common, serve, policy);
  if (*trying_it) return workshop_try(trying, policy);
  if (*printing_it) return workshop_print(common, printing, policy);
  if (*touring) {
    tour.width = width, tour.height = height, tour.content = common.content;
    tour.portfolio = common.portfolio, tour.json = common.json;
    return run_tour(tour);
  }
  shell::Options options;
  std::erase_if(packs, [&](const auto& given) {
    if (!is_words(given)) return false;
    options.words = given.string();
    return true;
  });
  for (const auto& pack : packs) {
    std::error_code unknown;
    if (std::filesystem::exists(pack, unknown)) continue;
    const words::Problem problem{.where = pack.string(), .what = text_of(Word::not_a_pack), .mend = text_of(Word::not_a_pack_mend)};
    std::fputs((words::describe(problem) + "\n").c_str(), stderr);
    return usage;
  }
  options.packs = packs, options.portfolio = common.portfolio, options.content = common.content;
  options.policy = policy;
  options.width = width, options.height = height;
  const auto slash = open.find('/');
  options.open_case = open.substr(0, slash);
  if (slash != std::string::npos) options.open_question = open.substr(slash + 1);
  if (const auto ended = shell::run(options); !ended) {
    std::fputs((words::describe(ended.error()) + "\n").c_str(), stderr);
    return failed;
  }
  return done;
}

}  // namespace vignette::cli
