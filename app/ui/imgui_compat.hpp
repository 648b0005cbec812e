// The one file that looks at the version of Dear ImGui: what 1.86 and 1.92 spell differently has one name here.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdint>

namespace slotscope::compat {

#if IMGUI_VERSION_NUM >= 19200
using TextureName = ImTextureRef;
inline TextureName texture_name(std::uint32_t gl_name) {
  return ImTextureRef(static_cast<ImTextureID>(gl_name));
}
inline void push_texture(ImDrawList* list, std::uint32_t gl_name) {
  list->PushTexture(texture_name(gl_name));
}
inline void pop_texture(ImDrawList* list) {
  list->PopTexture();
}
#else
using TextureName = ImTextureID;
inline TextureName texture_name(std::uint32_t gl_name) {
  return reinterpret_cast<ImTextureID>(std::uintptr_t{gl_name});
}
inline void push_texture(ImDrawList* list, std::uint32_t gl_name) {
  list->PushTextureID(texture_name(gl_name));
}
inline void pop_texture(ImDrawList* list) {
  list->PopTextureID();
}
#endif

#if IMGUI_VERSION_NUM >= 18900
inline bool begin_child(const char* id, ImVec2 size, ImGuiWindowFlags flags) {
  return ImGui::BeginChild(id, size, ImGuiChildFlags_None, flags);
}
#else
inline bool begin_child(const char* id, ImVec2 size, ImGuiWindowFlags flags) {
  return ImGui::BeginChild(id, size, false, flags);
}
#endif

#if IMGUI_VERSION_NUM >= 18700
inline void mouse_position(ImGuiIO& io, float x, float y) {
  io.AddMousePosEvent(x, y);
}
inline void mouse_button(ImGuiIO& io, int button, bool down) {
  io.AddMouseButtonEvent(button, down);
}
inline void mouse_wheel(ImGuiIO& io, float x, float y) {
  io.AddMouseWheelEvent(x, y);
}
#else
inline void mouse_position(ImGuiIO& io, float x, float y) {
  io.MousePos = ImVec2(x, y);
}
inline void mouse_button(ImGuiIO& io, int button, bool down) {
  io.MouseDown[button] = down;
}
inline void mouse_wheel(ImGuiIO& io, float x, float y) {
  io.MouseWheelH += x;
  io.MouseWheel += y;
}
#endif

/// The item just submitted uses the wheel itself: what it stands in does not scroll while the pointer is over it.
#if IMGUI_VERSION_NUM >= 18975
inline void claim_wheel() {
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
}
#else
inline void claim_wheel() {
  ImGui::SetItemUsingMouseWheel();
}
#endif

/// How text fields reach the clipboard.
using ReadClipboard = const char* (*)();
using WriteClipboard = void (*)(const char* text);
#if IMGUI_VERSION_NUM >= 19110
inline void set_clipboard_functions(ReadClipboard read, WriteClipboard write) {
  static ReadClipboard reader;
  static WriteClipboard writer;
  reader = read;
  writer = write;
  ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) { return reader(); };
  ImGui::GetPlatformIO().Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) { writer(text); };
}
#else
inline void set_clipboard_functions(ReadClipboard read, WriteClipboard write) {
  static ReadClipboard reader;
  static WriteClipboard writer;
  reader = read;
  writer = write;
  ImGui::GetIO().GetClipboardTextFn = [](void*) { return reader(); };
  ImGui::GetIO().SetClipboardTextFn = [](void*, const char* text) { writer(text); };
}
#endif

/// Builds the library's own small font, which is never drawn with but must exist.
#if IMGUI_VERSION_NUM >= 19200
inline void build_fonts(ImGuiIO& io) {
  io.Fonts->AddFontDefault();
}
#else
inline void build_fonts(ImGuiIO& io) {
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  io.Fonts->AddFontDefault();
  io.Fonts->Build();
}
#endif

/// Makes the shapes of every draw list use our texture, which holds the glyphs and a white texel, so that shapes and
/// text are drawn in one call. From 1.92 on the library owns its texture, and text switches textures instead.
#if IMGUI_VERSION_NUM >= 19200
inline constexpr bool shares_texture = false;
inline void share_texture(ImGuiIO&, std::uint32_t, ImVec2) {}
#else
inline constexpr bool shares_texture = true;
inline void share_texture(ImGuiIO& io, std::uint32_t gl_name, ImVec2 white_texel) {
  io.Fonts->TexID = texture_name(gl_name);
  io.Fonts->TexUvWhitePixel = white_texel;
}
#endif

/// Outlines and lines of many points; the newest versions reordered the arguments.
#if IMGUI_VERSION_NUM >= 19280
inline void outline(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 colour, float rounding, float thickness) {
  list->AddRect(min, max, colour, rounding, thickness);
}
inline void polyline(ImDrawList* list, const ImVec2* points, int count, ImU32 colour, float thickness, bool closed) {
  list->AddPolyline(points, count, colour, thickness, closed ? ImDrawFlags_Closed : ImDrawFlags_None);
}
inline void stroke_path(ImDrawList* list, ImU32 colour, float thickness, bool closed) {
  list->PathStroke(colour, thickness, closed ? ImDrawFlags_Closed : ImDrawFlags_None);
}
#else
inline void outline(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 colour, float rounding, float thickness) {
  list->AddRect(min, max, colour, rounding, ImDrawFlags_None, thickness);
}
inline void polyline(ImDrawList* list, const ImVec2* points, int count, ImU32 colour, float thickness, bool closed) {
  list->AddPolyline(points, count, colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}
inline void stroke_path(ImDrawList* list, ImU32 colour, float thickness, bool closed) {
  list->PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}
#endif

}  // namespace slotscope::compat
