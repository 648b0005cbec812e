// Times programs on several Python interpreters in turn, whole processes, and prints medians, ratios and peak memory.
//
//   compare [--rounds N] [--json FILE] [--only WORD] [--runner NAME=COMMAND]... PROGRAM...
//
// The ratios are of the first runner to each other one; a runner's command is split at blanks and the program's
// path is added. One round runs every program on every runner once (A B A B ...), so that a slow minute of the machine
// touches all of them.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Runner {
  std::string name;
  std::vector<std::string> command;
};

struct Cost {
  double seconds = 0;  ///< user and system time of the process
  double mebibytes = 0;
  bool failed = false;
};

struct Options {
  int rounds = 5;
  std::string json;
  std::string only;
  std::vector<Runner> runners;
  std::vector<std::string> programs;
};

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> parts;
  for (std::string part; stream >> part;) parts.push_back(part);
  return parts;
}

std::string stem(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

Cost run_once(const Runner& runner, const std::string& program) {
  std::vector<std::string> parts = runner.command;
  parts.push_back(program);
  std::vector<char*> arguments;
  for (std::string& part : parts) arguments.push_back(part.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int nothing = open("/dev/null", O_WRONLY);
    dup2(nothing, 1);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return {0, 0, true};
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024, status != 0};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// The middle of several runs; failed when one of them failed.
Cost middle(const std::vector<Cost>& runs) {
  std::vector<double> seconds, memory;
  bool failed = false;
  for (const Cost& run : runs) {
    seconds.push_back(run.seconds);
    memory.push_back(run.mebibytes);
    failed = failed || run.failed;
  }
  return {median(seconds), median(memory), failed};
}

class Comparison {
 public:
  explicit Comparison(const Options& options) : options_(options) {
    for (const std::string& program : options.programs) {
      if (stem(program).find(options.only) != std::string::npos) programs_.push_back(program);
    }
    runs_.assign(programs_.size(), std::vector<std::vector<Cost>>(options.runners.size()));
  }

  void measure() {
    for (int round = 0; round < options_.rounds; ++round) {
      for (std::size_t i = 0; i < programs_.size(); ++i) {
        for (std::size_t j = 0; j < options_.runners.size(); ++j)
          runs_[i][j].push_back(run_once(options_.runners[j], programs_[i]));
      }
      std::fprintf(stderr, "round %d of %d\n", round + 1, options_.rounds);
    }
  }

  void print() const {
    std::printf("%-20s", "program");
    for (const Runner& runner : options_.runners) std::printf(" %14s", runner.name.c_str());
    for (std::size_t j = 1; j < options_.runners.size(); ++j)
      std::printf(" %9s", ("/" + options_.runners[j].name).c_str());
    std::printf("   peak MiB\n");
    std::vector<double> logs(options_.runners.size());
    for (std::size_t i = 0; i < programs_.size(); ++i) {
      const Cost own = middle(runs_[i][0]);
      std::printf("%-20s", stem(programs_[i]).c_str());
      for (std::size_t j = 0; j < options_.runners.size(); ++j) print_cost(middle(runs_[i][j]));
      for (std::size_t j = 1; j < options_.runners.size(); ++j) {
        const double ratio = own.seconds / middle(runs_[i][j]).seconds;
        logs[j] += std::log(ratio);
        std::printf(" %9.2f", ratio);
      }
      std::printf("  ");
      for (std::size_t j = 0; j < options_.runners.size(); ++j) std::printf(" %.0f", middle(runs_[i][j]).mebibytes);
      std::printf("\n");
    }
    if (programs_.empty()) return;
    std::printf("%-*s", static_cast<int>(20 + 15 * options_.runners.size()), "geometric mean");
    for (std::size_t j = 1; j < options_.runners.size(); ++j)
      std::printf(" %9.2f", std::exp(logs[j] / static_cast<double>(programs_.size())));
    std::printf("\n");
  }

  void write_json() const {
    std::ofstream out(options_.json);
    out << "{\n  \"rounds\": " << options_.rounds << ",\n  \"programs\": [\n";
    for (std::size_t i = 0; i < programs_.size(); ++i) {
      out << "    {\"name\": \"" << stem(programs_[i]) << "\", \"runs\": {";
      for (std::size_t j = 0; j < options_.runners.size(); ++j) {
        const Cost cost = middle(runs_[i][j]);
        out << (j ? ", " : "") << '"' << options_.runners[j].name << "\": {\"seconds\": " << cost.seconds
            << ", \"peak_mebibytes\": " << cost.mebibytes << ", \"failed\": " << (cost.failed ? "true" : "false")
            << '}';
      }
      out << "}}" << (i + 1 < programs_.size() ? "," : "") << '\n';
    }
    out << "  ]\n}\n";
  }

 private:
  static void print_cost(const Cost& cost) {
    if (cost.failed)
      std::printf(" %14s", "failed");
    else
      std::printf(" %12.3f s", cost.seconds);
  }

  const Options& options_;
  std::vector<std::string> programs_;
  std::vector<std::vector<std::vector<Cost>>> runs_;  ///< by program, runner, round
};

bool read_options(int count, char** values, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string word = values[i];
    const bool option = word.rfind("--", 0) == 0;
    if (!option) {
      options.programs.push_back(word);
      continue;
    }
    if (i + 1 == count) return false;
    const std::string value = values[++i];
    if (word == "--rounds")
      options.rounds = std::max(1, std::atoi(value.c_str()));
    else if (word == "--json")
      options.json = value;
    else if (word == "--only")
      options.only = value;
    else if (word == "--runner" && value.find('=') != std::string::npos)
      options.runners.push_back({value.substr(0, value.find('=')), words(value.substr(value.find('=') + 1))});
    else
      return false;
  }
  return !options.runners.empty() && !options.programs.empty();
}

}  // namespace

int main(int count, char** values) {
  Options options;
  if (!read_options(count, values, options)) {
    std::fprintf(stderr,
                 "usage: compare [--rounds N] [--json FILE] [--only WORD] --runner NAME=COMMAND... PROGRAM...\n");
    return 2;
  }
  Comparison comparison(options);
  comparison.measure();
  comparison.print();
  if (!options.json.empty()) comparison.write_json();
}
