// Runs Dear ImGui's frames.
#include "ui/imgui_host.hpp"

#include <imgui_impl_opengl3.h>

#include <algorithm>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/text_host.hpp"
#include "ui/theme.hpp"

namespace slotscope {

namespace {

constexpr float longest_frame = 0.25f;

/// Only what the library itself draws: scroll bars, and no padding anywhere.
void apply_style() {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = style.CellPadding = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
  style.WindowRounding = style.ChildRounding = 0;
  style.WindowMinSize = {1, 1};
  style.ScrollbarSize = em(0.7f);
  style.ScrollbarRounding = em(0.35f);
  style.AntiAliasedLinesUseTex = false;
  style.CurveTessellationTol = 0.6f;
  const auto set = [&style](ImGuiCol which, Colour value) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(value);
  };
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, with_alpha(colour(Role::BorderStrong), 0.55f));
  set(ImGuiCol_ScrollbarGrabHovered, colour(Role::BorderStrong));
  set(ImGuiCol_ScrollbarGrabActive, colour(Role::TextFaint));
  set(ImGuiCol_WindowBg, colour(Role::Window));
  set(ImGuiCol_ChildBg, 0);
}

}  // namespace

ImGuiHost::ImGuiHost(Drawing drawing) : drawing_(drawing) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.MouseDoubleClickMaxDist = 8;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  compat::build_fonts(io);
  if (drawing_ == Drawing::OpenGl) ready_ = ImGui_ImplOpenGL3_Init("#version 330 core");
}

ImGuiHost::~ImGuiHost() {
  if (drawing_ == Drawing::OpenGl && ready_) ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

void ImGuiHost::feed(const InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.kind) {
    case InputEvent::Kind::PointerMove:
      compat::mouse_position(io, event.x, event.y);
      break;
    case InputEvent::Kind::PointerButton:
      if (event.code >= 0 && event.code < 3) compat::mouse_button(io, event.code, event.down);
      break;
    case InputEvent::Kind::Wheel:
      // With Ctrl the wheel zooms, which is the shell's.
      if ((event.modifiers & ctrl) == 0) compat::mouse_wheel(io, event.x, event.y);
      break;
    default:
      break;
  }
}

void ImGuiHost::begin_frame(ImVec2 size, double time, const std::vector<InputEvent>& events) {
  begin_motion_frame(time);
  begin_text_frame();
  input().begin_frame(events);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = size;
  io.DeltaTime = std::clamp(static_cast<float>(last_time_ < 0 ? 1.0 / 60 : time - last_time_), 0.0001f, longest_frame);
  last_time_ = time;
  for (const InputEvent& event : events) feed(event);
  apply_style();
  if (drawing_ == Drawing::OpenGl) {
    ImGui_ImplOpenGL3_NewFrame();
    upload_glyphs();
  }
  compat::share_texture(io, glyph_texture(), white_texel());
  ImGui::NewFrame();
  begin_widget_frame();
}

void ImGuiHost::end_frame() {
  end_widget_frame();
  ImGui::Render();
  if (drawing_ != Drawing::OpenGl) return;
  upload_glyphs();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace slotscope
