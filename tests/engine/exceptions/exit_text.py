"""sys.exit with a text."""
import sys
sys.exit('the reason')
