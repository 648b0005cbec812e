// Programs that try to pass without doing what is asked: none does.
#include <gtest/gtest.h>

#include "course/grading/grader.hpp"
#include "course/support.hpp"

namespace slotscope::course {
namespace {

const Exercise& lat_lon() {
  static const std::shared_ptr<const Course> course = load_course(fixture_course()).course;
  static const std::shared_ptr<const Exercise> exercise = course->find_exercise("slots/lat-lon");
  return *exercise;
}

struct Cheat {
  const char* name;
  const char* source;

  friend void PrintTo(const Cheat& cheat, std::ostream* out) { *out << cheat.name; }
};

class Cheats : public testing::TestWithParam<Cheat> {};

TEST_P(Cheats, DoNotPass) {
  for (Version version : {Version{8}, Version{11}, Version{13}}) {
    GradeResult result = grade(lat_lon(), GetParam().source, version);
    EXPECT_FALSE(result.passed) << GetParam().name << " on " << to_string(version);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, Cheats,
    testing::Values(
        Cheat{"prints the expected text", "print('all requirements met')\nprint('passed')\n"},
        Cheat{"overrides __class__",
              "class Good:\n    __slots__ = ('lat', 'lon')\nclass Place:\n    def __init__(self, lat, lon):\n        "
              "self.lat = lat\n        self.lon = lon\n"
              "    __class__ = property(lambda self: Good)\n"},
        Cheat{"fakes __slots__ afterwards",
              "class Place:\n    def __init__(self, lat, lon):\n        self.lat = lat\n        self.lon = "
              "lon\nPlace.__slots__ = ('lat', 'lon')\n"},
        Cheat{"hides __dict__ behind a property",
              "class Place:\n    def __init__(self, lat, lon):\n        self.lat = lat\n        self.lon = lon\n"
              "    @property\n    def __dict__(self):\n        raise AttributeError('__dict__')\n"},
        Cheat{"refuses names but keeps the dictionary",
              "class Place:\n    def __init__(self, lat, lon):\n        object.__setattr__(self, 'lat', lat)\n        "
              "object.__setattr__(self, 'lon', lon)\n"
              "    def __setattr__(self, name, value):\n        raise AttributeError(name)\n"},
        Cheat{"a metaclass that lies about its layout",
              "class Meta(type):\n    __dictoffset__ = 0\n    __mro__ = ()\n    def __instancecheck__(cls, o): return "
              "True\n"
              "class Place(metaclass=Meta):\n    def __init__(self, lat, lon):\n        self.lat = lat\n        "
              "self.lon = lon\n"},
        Cheat{"replaces built-ins",
              "import builtins\nfor name in ('type', 'isinstance', 'len', 'all', 'sorted', 'any', 'zip', 'abs', "
              "'repr', 'exec', 'compile'):\n"
              "    setattr(builtins, name, lambda *a, **k: [])\n"
              "class Place:\n    def __init__(self, lat, lon):\n        self.lat = lon\n        self.lon = lat\n"},
        Cheat{"equal to everything",
              "class Same(float):\n    def __eq__(self, other): return True\n    __hash__ = None\n"
              "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n        self.lat = "
              "Same()\n        self.lon = Same()\n"},
        Cheat{"catches everything",
              "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, *a):\n        try:\n            "
              "self.lat, self.lon = a[1], a[0]\n        except BaseException:\n            pass\n"},
        Cheat{"leaves when it is looked at",
              "class Place:\n    def __init__(self, lat, lon):\n        raise SystemExit(0)\n"},
        Cheat{"reads and changes the grader's frames",
              "import sys\nclass Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n        f "
              "= sys._getframe()\n"
              "        while f is not None:\n            g = f.f_globals\n            for name in list(g):\n           "
              "     if name in ('fail', 'same', 'equal', 'no_dict', 'slots', 'refuses'):\n"
              "                    g[name] = lambda *a, **k: True\n            f.f_locals['lat'] = 0\n            f = "
              "f.f_back\n        self.lat = lon\n        self.lon = lat\n"},
        Cheat{"goes through a traceback to the grader's frames",
              "class Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n        try:\n         "
              "   1 / 0\n        except Exception as e:\n            f = e.__traceback__.tb_frame\n"
              "        while f is not None:\n            for name in ('fail', 'same', 'equal'):\n                if "
              "name in f.f_globals:\n                    f.f_globals[name] = lambda *a, **k: True\n"
              "            f = f.f_back\n        self.lat = lon\n        self.lon = lat\n"},
        Cheat{"looks for the grader in sys.modules and gc",
              "import gc, sys\nclass Place:\n    __slots__ = ('lat', 'lon')\n    def __init__(self, lat, lon):\n       "
              " self.lat = lon\n        self.lon = lat\n"
              "for o in list(sys.modules.values()) + gc.get_objects():\n    d = o if type(o) is dict else getattr(o, "
              "'__dict__', None)\n"
              "    if type(d) is dict and 'run_check' in d:\n        d['same'] = lambda a, b: True\n        "
              "d['compare_slots'] = lambda *a: None\n"}));

// What is appended to a class that keeps its two values the wrong way round.
constexpr const char* swapped = R"(
class Place:
    __slots__ = ('lat', 'lon')
    def __init__(self, lat, lon):
        self.lat = lon
        self.lon = lat
)";

class Intrusions : public testing::TestWithParam<Cheat> {};

TEST_P(Intrusions, DoNotReachTheGrader) {
  for (Version version : {Version{8}, Version{11}, Version{14}}) {
    GradeResult result = grade(lat_lon(), std::string(swapped) + GetParam().source, version);
    EXPECT_FALSE(result.passed) << GetParam().name << " on " << to_string(version);
    EXPECT_EQ(result.output.find("found"), std::string::npos) << GetParam().name << " on " << to_string(version);
  }
}

INSTANTIATE_TEST_SUITE_P(All, Intrusions,
                         testing::Values(Cheat{"through the subclasses of object", R"(
def walk(cls, seen):
    for each in type.__subclasses__(cls):
        if each not in seen:
            seen.add(each)
            if each is not type:
                walk(each, seen)
    return seen
for cls in walk(object, set()):
    for value in list(vars(cls).values()):
        names = getattr(value, '__globals__', None)
        if names and 'run_check' in names:
            print('found')
            names['run_check'] = lambda check: 'passed'
)"},
                                         Cheat{"through the functions the collector knows", R"(
import gc
for o in gc.get_objects():
    for names in (o, getattr(o, '__globals__', None)):
        if type(names) is dict and 'run_check' in names:
            print('found')
            names['run_check'] = lambda check: 'passed'
)"},
                                         Cheat{"through what refers to the program's names", R"(
import gc
seen = [globals()]
for o in seen:
    if type(o) is dict and 'run_check' in o:
        print('found')
    if len(seen) < 200:
        seen += [r for r in gc.get_referrers(o) if not any(r is s for s in seen)]
)"},
                                         Cheat{"with exec as a method, called from the grader's own frame", R"(
import functools
source = """
for names in (globals(), locals(), __builtins__ if type(__builtins__) is dict else vars(__builtins__)):
    for name in ('equal', 'same', 'fail', 'type', 'isinstance'):
        names[name] = lambda *a, **k: True
"""
class Odd(float):
    __eq__ = __abs__ = __bool__ = __repr__ = functools.partial(exec, source)
    __float__ = __sub__ = __rsub__ = functools.partial(exec, source, {})
def odd(self, lat, lon):
    self.lat = self.lon = Odd()
Place.__init__ = odd
)"},
                                         Cheat{"with code that claims to be the grader's", R"(
exec(compile("""
import gc, sys
f = sys._getframe()
while f is not None:
    if 'run_check' in f.f_globals:
        print('found')
    f = f.f_back
for o in gc.get_objects():
    if type(o) is dict and 'run_check' in o:
        print('found')
for cls in object.__subclasses__():
    if cls.__module__ == '<hidden>':
        print('found')
""", '<hidden>', 'exec'), {})
)"},
                                         Cheat{"through the namespaces of the built-in types", R"(
import gc
for cls in (float, int, str, tuple, object, type):
    for names in gc.get_referents(cls.__dict__) + gc.get_referents(cls):
        if type(names) is dict:
            names['__eq__'] = names['join'] = lambda *a: True
)"},
                                         Cheat{"with modules that lie", R"(
import copy, pickle, sys, types
class Liar(types.ModuleType):
    __dict__ = property(lambda self: {})
    def __getattr__(self, name): return lambda *a, **k: True
for name in ('sys', 'builtins', 'copy', 'pickle', '_tracemalloc', 'weakref'):
    sys.modules[name] = Liar(name)
copy.copy.__code__ = (lambda x: x).__code__
)"}));

/// The exercise with one check of its own.
GradeResult grade_with(std::string check, const std::string& source) {
  Exercise exercise = lat_lon();
  exercise.requirements.resize(1);
  exercise.requirements[0].check = std::move(check);
  exercise.requirements[0].recognise.clear();
  return grade(exercise, source, {13});
}

TEST(Intrusion, WhatACheckHandsOutLeadsNowhere) {
  const std::string check = R"(
class Given:
    def __init__(self): self.a = 1
look(Given)
look(lambda: Given)
equal(1, 2, "one")
)";
  GradeResult result = grade_with(check, R"(
import gc
def look(o):
    for f in [o, *vars(o).values()]:
        for name in ('__globals__', '__builtins__', '__closure__', '__code__'):
            if getattr(f, name, None):
                raise ValueError(name)
        for names in gc.get_referents(f):
            if type(names) is dict and 'equal' in names:
                raise ValueError('names')
        try:
            f.__code__ = (lambda: globals().update(equal=print)).__code__
        except (AttributeError, TypeError):
            pass
)");
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.first_failed()->got, "1") << to_text(result);
}

TEST(Intrusion, ModulesArePutBackBeforeACheck) {
  EXPECT_FALSE(grade_with("import copy\np = Place()\ntrue(copy.copy(p) is not p, 'a copy')\n",
                          "import copy\nclass Place: pass\ncopy.copy = lambda o: o\n")
                   .first_failed());
  EXPECT_FALSE(grade_with("import copy\np = Place()\ntrue(copy.copy(p) is not p, 'a copy')\n",
                          "import copy\nclass Place: pass\ncopy.copy.__code__ = (lambda x: x).__code__\n")
                   .first_failed());
}

TEST(Intrusion, OneObjectHandedOutManyTimesCostsNothingAndIsRefused) {
  GradeResult result = grade_with("max_bytes(Place, 1000)\n", "one = object()\ndef Place(): return one\n");
  ASSERT_TRUE(result.first_failed());
  EXPECT_NE(result.first_failed()->message.find("same object"), std::string::npos) << to_text(result);
}

}  // namespace
}  // namespace slotscope::course
