/// What goes through another program: the desktop's preferences, links to its browser, and asking where a copy should be kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pack/case.hpp"
#include "portfolio/records.hpp"
#include "shell/results.hpp"

namespace vignette::shell {

/// Asks the desktop (its portal, over D-Bus) whether it prefers dark colours and less motion; posts SystemChanged if it does
/// either. Without a session bus, or without `gdbus`, nothing is asked.
void ask_system(std::shared_ptr<Results> results);

/// Opens an https or mailto address with `xdg-open`, without waiting; posts LinkFailed if that could not be done.
void open_link(const std::string& url, std::shared_ptr<Results> results);

/// Asks where (a native dialog if there is one, else the person's Documents folder), writes everything there as Markdown,
/// posts CopySaved or CopyFailed. Nothing is posted if the person thinks better of it.
void save_copy_elsewhere(portfolio::Contents contents, std::vector<pack::Case> cases, portfolio::Now now, std::shared_ptr<Results> results);

}  // namespace vignette::shell
