#include "cli/usage.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "text/unicode.hpp"
#include "words/words.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

/// The command that was being read when it went wrong, and how it is called.
std::pair<const CLI::App*, std::string> reached(const CLI::App& program) {
  const CLI::App* at = &program;
  std::string name = program.get_name();
  for (auto under = at->get_subcommands(); !under.empty(); under = at->get_subcommands()) {
    at = under.back();
    name += " " + at->get_name();
  }
  return {at, name};
}

/// CLI11 begins what it has to say of an option with the option's name, or says `NAME = VALUE` of what it could not convert.
const CLI::Option* option_of(const CLI::App& program, std::string_view told) {
  for (const CLI::App* at = reached(program).first; at; at = at->get_parent())
    for (const CLI::Option* option : at->get_options())
      if (told.starts_with(option->get_name() + ":") || told.find(": " + option->get_name() + " = ") != std::string_view::npos)
        return option;
  return nullptr;
}

std::string missing(const CLI::App& command) {
  const auto& options = command.get_options();
  const auto lacking = std::ranges::find_if(options, [](const CLI::Option* option) { return option->get_required() && !option->count(); });
  if (lacking != options.end()) return say(Word::usage_missing, fmt::arg("name", (*lacking)->get_name()));
  std::vector<std::string> names;
  for (const CLI::App* under : command.get_subcommands([](const CLI::App*) { return true; })) names.push_back(under->get_name());
  return say(Word::usage_no_command, fmt::arg("commands", joined(names, ", ")));
}

std::string what_is_wrong(const CLI::App& program, const CLI::ParseError& error) {
  const std::string_view told = error.what();
  const CLI::Option* option = option_of(program, told);
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      return missing(*reached(program).first);
    case CLI::ExitCodes::ExtrasError:
      return say(Word::usage_unknown, fmt::arg("text", joined(program.remaining(true), " ")));
    case CLI::ExitCodes::ValidationError:
      // What follows the name is what our own checks answered.
      if (option) return std::string(told.substr(option->get_name().size() + 2));
      break;
    case CLI::ExitCodes::ArgumentMismatch:
      if (option) return say(option->count() > 1 ? Word::usage_too_much : Word::usage_no_value, fmt::arg("option", option->get_name()));
      break;
    default:
      break;
  }
  return say(Word::usage_odd, fmt::arg("text", option ? std::string_view(option->get_name()) : told.substr(0, told.find_first_of(": "))));
}

}  // namespace

void use_our_words(CLI::App& program) {
  const auto label = [&](const char* theirs, Word ours) { program.get_formatter()->label(theirs, std::string(say(ours))); };
  label("Usage", Word::help_usage);
  label("Positionals", Word::help_words);
  label("OPTIONS", Word::help_options_place);
  label("SUBCOMMAND", Word::help_command_place);
  label("SUBCOMMANDS", Word::help_command_place);
  label("REQUIRED", Word::help_needed);
  program.option_defaults()->group(std::string(say(Word::help_options)));
  program.group(std::string(say(Word::help_commands)));
  program.set_help_flag("--help", std::string(say(Word::command_help)));
  program.set_version_flag("--version", VIGNETTE_VERSION, std::string(say(Word::help_version)));
}

CLI::Validator one_of(std::vector<std::string> choices) {
  return {[choices = std::move(choices)](const std::string& text) {
            if (std::ranges::find(choices, text) != choices.end()) return std::string();
            return say(Word::usage_not_one_of, fmt::arg("text", text), fmt::arg("choices", joined(choices, ", ")));
          },
          ""};
}

CLI::Validator between(int least, int most) {
  return {[least, most](const std::string& text) {
            int number = 0;
            const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (bad == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return std::string();
            return say(Word::usage_not_between, fmt::arg("text", text), fmt::arg("least", least), fmt::arg("most", most));
          },
          ""};
}

CLI::Validator whole_text() {
  return {[](const std::string& text) {
            return text::first_invalid(text) ? say(Word::usage_not_utf8, fmt::arg("text", text::repaired(text))) : std::string();
          },
          ""};
}

words::Problem wrong_words(const CLI::App& program, const CLI::ParseError& error) {
  const std::string command = reached(program).second;
  return {.where = command, .what = what_is_wrong(program, error), .mend = say(Word::usage_mend, fmt::arg("command", command))};
}

}  // namespace vignette::cli
