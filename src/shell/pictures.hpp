/// A pack's pictures while the program runs: read on a worker, made textures in the window's thread.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "shell/renderer.hpp"
#include "shell/worker.hpp"
#include "ui/frame.hpp"

namespace vignette::shell {

class Pictures final : public ui::Pictures {
 public:
  /// Draws a page of what is about to leave, by its name, on the worker; nothing for a name that is a file's.
  using Page = std::function<std::optional<Pixels>(const std::string&)>;
  /// `wake` is called on the worker when a picture is ready.
  Pictures(Renderer& renderer, std::function<void()> wake, Page page);
  ~Pictures() override;

  Picture get(const std::string& file) override;
  /// Makes textures of what has been read; true if there was any. In the window's thread.
  bool take_read();
  /// No page of what was about to leave is left.
  void forget_pages();

 private:
  struct Read {
    std::string file;
    Pixels pixels;  ///< empty when it could not be read
  };
  Renderer& renderer_;
  void forget(const std::string& file);
  std::function<void()> wake_;
  Page page_;
  std::deque<std::string> pages_;  ///< asked for, oldest first: only the newest few are kept
  std::map<std::string, Picture> known_;
  std::mutex mutex_;
  std::vector<Read> read_;
  std::unique_ptr<Worker> worker_;  ///< made with the first picture: most cases have none
};

}  // namespace vignette::shell
