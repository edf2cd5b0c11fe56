/// A taking out for good that was begun. What is to go can't be noted, because the note would hold it; that something was to go can.
#pragma once

#include <filesystem>

namespace vignette::store {

/// While it is, an empty file stands beside the portfolio, from before the first copy is changed until all is done or was refused. Where
/// it can't be made, what is taken out is taken out all the same.
class Begun {
 public:
  explicit Begun(const std::filesystem::path& portfolio);
  ~Begun();
  Begun(const Begun&) = delete;
  Begun& operator=(const Begun&) = delete;

 private:
  std::filesystem::path note_;
};

/// Whether one was cut short, by a kill or by lost power. Answers it once: the note goes. To be asked with the right to write.
bool was_cut_short(const std::filesystem::path& portfolio);

}  // namespace vignette::store
