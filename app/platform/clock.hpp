// The window's clock.
#pragma once

namespace slotscope {

/// Seconds on a clock that never jumps.
double seconds_now();
/// Seconds since the process was started, as the kernel counts them (in hundredths); 0 when it does not say.
double seconds_since_start();

/// Seconds of processor time the process has used, all its threads together.
double processor_seconds();

}  // namespace slotscope
