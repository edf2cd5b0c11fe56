/// A pack's pictures while the program runs: read on a worker, made textures in the window's thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "shell/renderer.hpp"
#include "shell/worker.hpp"
#include "ui/frame.hpp"

namespace vignette::shell {

class Pictures final : public ui::Pictures {
 public:
  /// `wake` is called on the worker when a picture is ready.
  Pictures(Renderer& renderer, std::function<void()> wake);
  ~Pictures() override;

  Picture get(const std::string& file) override;
  /// Makes textures of what has been read; true if there was any. In the window's thread.
  bool take_read();

 private:
  struct Read {
    std::string file;
    Pixels pixels;  ///< empty when it could not be read
  };
  Renderer& renderer_;
  std::function<void()> wake_;
  std::map<std::string, Picture> known_;
  std::mutex mutex_;
  std::vector<Read> read_;
  std::unique_ptr<Worker> worker_;  ///< made with the first picture: most cases have none
};

}  // namespace vignette::shell
