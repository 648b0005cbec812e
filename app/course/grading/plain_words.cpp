// An exception in a beginner's words.
#include "course/grading/plain_words.hpp"

#include <array>

namespace slotscope::course {

namespace {

struct Words {
  std::string_view type;  ///< empty: any
  std::string_view part;  ///< words of the message; empty: any
  std::string_view say;
};

// The first that fits is said, so the particular ones stand before the general.
constexpr std::array<Words, 45> table = {{
    {"SyntaxError", "was never closed", "A bracket is opened on this line and never closed."},
    {"SyntaxError", "unterminated string", "A text starts with a quote on this line and has no closing quote."},
    {"SyntaxError", "EOL while scanning", "A text starts with a quote on this line and has no closing quote."},
    {"SyntaxError", "expected ':'", "Lines that start a block (class, def, if, for, while ...) end with a colon."},
    {"SyntaxError", "Maybe you meant '=='", "One '=' assigns; two compare."},
    {"SyntaxError", "unmatched", "This closing bracket has no opening one before it."},
    {"SyntaxError", "Perhaps you forgot a comma",
     "Two values stand next to each other; a comma between them may be missing."},
    {"SyntaxError", "non-printable character", "This does not look like a text: was another kind of file handed in?"},
    {"SyntaxError", "U+FFFD", "The file is not saved as UTF-8; choose that encoding in the editor and save it again."},
    {"SyntaxError", "Non-UTF-8",
     "The file is not saved as UTF-8; choose that encoding in the editor and save it again."},
    {"SyntaxError", "encoding problem",
     "The first line names an encoding that does not exist; remove it and save as UTF-8."},
    {"SyntaxError", "invalid character",
     "A letter that only looks like one of Python's, as word processors write quotes and dashes; type it again."},
    {"SyntaxError", "outside function",
     "This statement only makes sense inside a function; check how the line is indented."},
    {"SyntaxError", "", "Python cannot read this line. Look at the marked place and just before it."},
    {"IndentationError", "expected an indented block",
     "After a line that ends with a colon the next one must be indented."},
    {"IndentationError", "unindent does not match", "This line is indented differently from every line above it."},
    {"IndentationError", "unexpected indent", "This line is indented although no block starts before it."},
    {"TabError", "", "Tabs and blanks are mixed in the indentation; use four blanks."},
    {"NameError", "is not defined",
     "This name has no value here: is it spelt as where it was made, and made before this line?"},
    {"UnboundLocalError", "",
     "The function assigns this name somewhere, so it is local everywhere in it, and has no value yet here."},
    {"AttributeError", "no __dict__ for setting",
     "The class declares its attributes in __slots__ and this name is not among them."},
    {"AttributeError", "is read-only",
     "The name is an attribute of the class, and instances have no slot of that name to hold a value of their own."},
    {"AttributeError", "has no setter", "A property without a setter can be read, not assigned."},
    {"AttributeError", "can't set attribute", "This attribute can be read, not assigned."},
    {"AttributeError", "'NoneType' object", "The value is None here: a function without return gives None."},
    {"AttributeError", "",
     "The object has no attribute of that name: is it spelt as where it was assigned, and was it assigned?"},
    {"TypeError", "required positional argument", "The call leaves out something the function needs."},
    {"TypeError", "positional arguments but",
     "The call passes more than the function takes; a method takes self as well."},
    {"TypeError", "takes no arguments",
     "The class has no __init__ that takes these values; is it spelt with two underscores on each side?"},
    {"TypeError", "unexpected keyword argument", "The function has no parameter of that name."},
    {"TypeError", "lay-out conflict",
     "Two parents both have slots of their own. At most one may; let the other declare empty slots."},
    {"TypeError", "__slots__ must be identifiers",
     "Each slot is a name of its own: 'x y' is one text with a blank in it; write ('x', 'y')."},
    {"TypeError", "cannot create weak reference",
     "The class has slots and no place for weak references; add '__weakref__' to its slots."},
    {"TypeError", "No '__dict__' attribute on",
     "cached_property keeps its value in the instance's __dict__, and slots took that away; use property."},
    {"TypeError", "is not callable", "This value is no function or class, so it cannot be called with ( )."},
    {"TypeError", "unsupported operand", "The operator does not work between these two types."},
    {"TypeError", "not subscriptable", "This value has no items, so [ ] does not work on it."},
    {"ValueError", "conflicts with class variable",
     "A name cannot be a slot and a class attribute with a value at once; set the default in __init__."},
    {"ZeroDivisionError", "", "Something is divided by zero here."},
    {"RecursionError", "", "A function calls itself again and again without an end: which call should not happen?"},
    {"MemoryError", "", "It takes more memory than it may: something grows without an end."},
    {"KeyError", "", "The dictionary has no such key."},
    {"IndexError", "", "The list is shorter than that."},
    {"ModuleNotFoundError", "", "Only the modules that come with Slotscope can be imported."},
    {"EOFError", "", "input() asked for more lines than there are."},
}};

}  // namespace

std::string plain_words(std::string_view type, std::string_view message) {
  for (const Words& words : table) {
    if (words.type == type && message.find(words.part) != std::string_view::npos) return std::string(words.say);
  }
  return "";
}

std::string plain_words(const ExceptionReport& exception) {
  return plain_words(exception.type, exception.message);
}

}  // namespace slotscope::course
