// The sys module, which every interpreter has from the start.
#pragma once

namespace slotscope {

/// Makes the module, with the standard streams, and puts it into sys.modules.
void set_up_sys();

}  // namespace slotscope
