// The bare program that start-up and memory are held against: a GLFW window, an OpenGL 3.3 context, one blended textured triangle.
// Speaks like a watched Vignette: reads a line from the socket in VIGNETTE_WATCH, and answers with one when it has presented.

#include <glad/gl.h>
// glad comes first: GLFW must not bring an OpenGL header of its own.
#include <GLFW/glfw3.h>
#include <unistd.h>

#include <cstdlib>

namespace {

constexpr const char* vertex_source = R"(#version 330 core
const vec2 corners[3] = vec2[](vec2(-0.6, -0.6), vec2(0.6, -0.6), vec2(0.0, 0.6));
out vec2 at;
void main() { at = corners[gl_VertexID] * 0.5 + 0.5; gl_Position = vec4(corners[gl_VertexID], 0.0, 1.0); }
)";
constexpr const char* fragment_source = R"(#version 330 core
uniform sampler2D picture;
in vec2 at;
out vec4 colour;
void main() { colour = texture(picture, at); }
)";

GLuint shader(GLenum kind, const char* source) {
  const GLuint made = glCreateShader(kind);
  glShaderSource(made, 1, &source, nullptr);
  glCompileShader(made);
  return made;
}

}  // namespace

int main() {
  const char* number = std::getenv("VIGNETTE_WATCH");
  if (!number || !glfwInit()) return 2;
  const int socket = std::atoi(number);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  GLFWwindow* window = glfwCreateWindow(1440, 900, "Bare", nullptr, nullptr);
  if (!window) return 2;
  glfwMakeContextCurrent(window);
  if (!gladLoadGL(glfwGetProcAddress)) return 2;
  const GLuint program = glCreateProgram();
  glAttachShader(program, shader(GL_VERTEX_SHADER, vertex_source));
  glAttachShader(program, shader(GL_FRAGMENT_SHADER, fragment_source));
  glLinkProgram(program);
  glUseProgram(program);
  GLuint array = 0, texture = 0;
  glGenVertexArrays(1, &array);
  glBindVertexArray(array);
  constexpr unsigned char pixels[] = {255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 128, 255, 255, 255, 255};
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 2, 2, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glfwSwapBuffers(window);
  glfwPollEvents();
  char request[256];
  if (read(socket, request, sizeof request) <= 0) return 2;
  if (write(socket, "{}\n", 3) != 3) return 2;
  // Stays until it is let go, so that its memory can be read.
  while (read(socket, request, sizeof request) > 0) {
  }
  glfwDestroyWindow(window);
  glfwTerminate();
}
