// Turns the command line into one command or into the window.
int main() { return 0; }
