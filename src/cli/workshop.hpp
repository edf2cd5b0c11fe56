/// `vignette workshop serve`: a workshop without a window, led by lines typed in a terminal.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "cli/inspect.hpp"
#include "pack/case.hpp"
#include "workshop/certificate.hpp"
#include "workshop/plan.hpp"
#include "workshop/workshop.hpp"

namespace vignette::cli {

struct Serve {
  std::string case_id;
  std::vector<std::string> questions;             ///< ids, in order; none for the first of the case
  std::string keep = "nothing", language = "en";  ///< of the room: "cy", "en" or "both"
  std::string address = "127.0.0.1";
  int minutes = 60, port = 0;
  bool manages = false;
  bool at_once = false;                                   ///< the program ends with the workshop: phones that were away are told nothing
  std::optional<std::filesystem::path> certificate, key;  ///< for HTTPS: both or neither; else what the service has set
};

/// A case and what of it a workshop is about.
struct Chosen {
  pack::Shelf shelf;
  const pack::Case* about;  ///< in it
  std::vector<workshop::Question> questions;
};
/// The case of this id with its questions of these ids, in this order; all where none is named. An error is said and answered as the status
/// to end with.
std::expected<Chosen, int> choose(const Common& common, const std::string& case_id, const std::vector<std::string>& wanted);

/// What "titles" or "answers" means; any other word: nothing.
workshop::Keep keep_of(const std::string& word);

/// The certificate that a call names, with its key; else what a service has set, if it has. `policy` as of workshop_print.
std::optional<workshop::Certificate> certificate_of(const std::optional<std::filesystem::path>& certificate,
                                                    const std::optional<std::filesystem::path>& key,
                                                    const std::optional<std::filesystem::path>& policy);

/// What "cy" or "both" means; any other word: English.
workshop::RoomLanguage language_of(const std::string& word);

/// Reads standard input until the workshop has ended. Where that stops before, or the process is asked to end, everything is wiped. Phones
/// that were away are told for 15 minutes more, where any came in; until the process is asked to end.
/// `policy` as of workshop_print.
int workshop_serve(const Common& common, const Serve& wanted, const std::optional<std::filesystem::path>& policy);

}  // namespace vignette::cli
