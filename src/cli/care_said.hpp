/// What the commands that look after the portfolio say of its file, its backups and the folders it lies in. Private to this room.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/inspect.hpp"
#include "portfolio/care.hpp"
#include "store/care.hpp"
#include "words/words.hpp"

namespace vignette::cli {

/// Where backups go, as it was chosen in the window; empty: beside the portfolio. Another portfolio's lie beside it.
std::filesystem::path backups_of(const Common& common);

/// Both complain, and answer `failed`.
int fail(const words::Problem& problem);
int fail(const std::filesystem::path& file, words::Word what, words::Word mend);

/// "2026-10-14".
std::string day(portfolio::Instant moment);

nlohmann::json to_json(const portfolio::Backup& copy);
nlohmann::json to_json(const std::vector<portfolio::Backup>& copies);
nlohmann::json to_json(const portfolio::Folder& folder);
nlohmann::json to_json(const std::vector<portfolio::CopiedFolder>& folders);

void say_folder(const portfolio::Folder& folder);
void say_copied(const std::vector<portfolio::CopiedFolder>& folders);
void say_not_reached(const std::vector<portfolio::Backup>& copies);
/// How many backups were made anew, and what of those stayed behind in a move, where it still lies.
void say_anew(const std::vector<portfolio::Backup>& copies);
/// The newest sound backup of a portfolio that is damaged.
void say_damaged(const Common& common, const std::filesystem::path& file, const store::KeyPtr& key, nlohmann::json& told);
/// A protected one was put in the place of one that was not: what is left of that one is named.
void say_left_open(const Common& common, const std::filesystem::path& file, const store::KeyPtr& key);

}  // namespace vignette::cli
