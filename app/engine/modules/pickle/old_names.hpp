// What Python 2 called the modules and globals of today, for protocols 0 to 2 (CPython: Lib/_compat_pickle.py).
#pragma once

#include <string>

namespace slotscope::pickle {

struct GlobalName {
  std::string module, name;
};

/// The name under which Python 2 knew a global.
GlobalName name_in_python_2(GlobalName global);
/// The name today of what Python 2 called so.
GlobalName name_in_python_3(GlobalName global);

}  // namespace slotscope::pickle
