"""Numbers: thousands, signs, decimals, units, margins and traps."""

from quizapp.core.deck import Number, Trap
from tests.core.marking.rows import Group

GROUPS = (
    Group(
        Number("1234", tolerance="1"),
        """
        1234 | right
        1,234 | right
        1 234 | right
        1\u00a0234 | right
        1\u202f234 | right
        1\u2009234 | right
        1'234 | right
        1’234 | right
        1_234 | right
        1.234e3 | right
        1,234.0 | right
        1.234,0 | right
        1 234,5 | right
        1\\,234 | right
        1{,}234 | right
        1.234k | right
        1.234 thousand | right
        1233 | right | near enough
        1236 | wrong | off by 2; 1 is allowed
        1.234 | asked | Do you mean 1234?
        12,34 | wrong | off by a factor of 100
        12 34 | told
        1,2,34 | told
        """,
    ),
    Group(
        Number("1.234"),
        """
        1.234 | right
        1,234 | asked | Do you mean 1.234?
        1,235 | asked | Do you mean 1.235?
        1,234e0 | right
        1,2340 | right
        1.2340000001 | right
        1.2341 | wrong | off by 0.0001; it has to be exact
        617/500 | right
        """,
    ),
    Group(
        Number("1.5"),
        """
        3/2 | right
        1 1/2 | right
        1½ | right
        1 ½ | right
        1,5 | right
        150% | right
        1.5 | right
        1.50 | right
        ½ | wrong
        11/2 | wrong
        1 3/2 | told
        """,
    ),
    Group(
        Number("-0.25", decimals=2),
        """
        -0.25 | right
        −0.25 | right
        –0.25 | right
        —0.25 | right
        ‐0.25 | right
        －0.25 | right
        - 0.25 | right
        -1/4 | right
        -¼ | right
        -25% | right
        -0.254 | right | near enough
        -0.26 | wrong
        0.25 | wrong | the sign is the other one
        -0.2 | wrong | asked for with 2 decimals
        -25 | asked | Do you mean -25 %?
        """,
    ),
    Group(
        Number("0.66666666666666663", decimals=3),
        """
        0.667 | right | the answer is 0.667
        0.6667 | right
        2/3 | right
        ⅔ | right
        0.666 | wrong | off by
        0.67 | wrong | asked for with 3 decimals
        0.7 | wrong | asked for with 3 decimals
        66.7% | right
        """,
    ),
    Group(
        Number("80", unit="percent", tolerance="1"),
        """
        80 | right | the answer is 80 %
        80% | right
        80 % | right
        80 percent | right
        80 per cent | right
        80.5 | right
        80,5 % | right
        4/5 | asked | Do you mean 80 %?
        0.8 | asked | Do you mean 80 %?
        0.3 | asked | Do you mean 30 %?
        0.8% | wrong | off by a factor of 100
        85 | wrong | off by 5
        80 ms | told | asked for in per cent
        eighty | told | Write it like 80 or 80 %
        """,
    ),
    Group(
        Number("112000", unit="$", tolerance="1000"),
        """
        112000 | right | the answer is $112,000
        112,000 | right
        112.000,00 | right
        112 000 | right
        $112,000 | right
        $ 112000 | right
        112000$ | right
        112,000 $ | right
        US$112,000 | right
        USD 112,000 | right
        112,000 USD | right
        112,000 usd | right
        112,000 dollars | right
        112k | right
        112K | right
        $112k | right
        112 k$ | right
        112 thousand dollars | right
        0.112 million | right
        0.112M | right
        0.112 mln | right
        $112,000.00. | right
        $111,500 | right | near enough
        1.12e5 | right
        112.000 | asked | Do you mean $112,000?
        112 | wrong | off by a factor of 1,000
        11,200 | wrong | off by a factor of 10
        113,001 | wrong | off by 1001; 1000 is allowed
        €112,000 | told | asked for in $
        112,000 euros | told | asked for in $, not in euros
        112,000 per year | told
        """,
    ),
    Group(
        Number("5", unit="ms", tolerance="10%"),
        """
        5 | right | the answer is 5 ms
        5 ms | right
        5ms | right
        5 MS | right
        5 msec | right
        5 milliseconds | right
        5 millisecond | right
        5\u00a0ms | right
        5 ms. | right
        5.5 | right
        4.5 | right
        5.6 | wrong
        0.005 | wrong | off by a factor of 1,000
        0.005 s | asked | mean 5 ms
        5 s | asked | mean 5000 ms
        5 μs | told
        5% | told | in ms, not in per cent
        5 m | told
        """,
    ),
    Group(
        Number("16", unit="GB"),
        """
        16 GB | right
        16 Gbyte | right
        16 GiB | told | asked for in GB
        16GB | right
        16 gb | right
        16 gigabytes | right
        16 Gb | told | asked for in GB
        16 MB | asked | mean 0.016 GB
        16 G B | right
        """,
    ),
    Group(
        Number("5", unit="MB"),
        """
        5 M | asked | Do you mean 5 MB?
        5M | asked | Do you mean 5 MB?
        5 million | asked | Do you mean 5 MB?
        5 Mbytes | right
        5 k | wrong | off by a factor of 1,000
        5 MiB | told
        """,
    ),
    Group(
        Number("70", unit="kg"),
        """
        70 k | asked | Do you mean 70 kg?
        0.07k | right
        """,
    ),
    Group(
        Number("9.81", unit="m/s²", decimals=2),
        """
        9.81 | right | the answer is 9.81 m/s²
        9.81 m/s² | right
        9.81 m/s^2 | right
        9.81 m/s | told
        9,81 | right
        9.8 | wrong | asked for with 2 decimals
        """,
    ),
    Group(
        Number("3", unit="layers"),
        """
        3 | right
        3 layers | right
        3 layer | right
        3 Layers | right
        3 neurons | told | asked for in layers
        4 | wrong | the answer is 3 layers
        three | told
        """,
    ),
    Group(
        Number(
            "0.8", tolerance="1%", traps=(Trap("0.75", "That is recall."), Trap("0.2", "One minus it."), Trap("80"))
        ),
        """
        0.8 | right
        0.75 | wrong | That is recall.
        75% | wrong | That is recall.
        3/4 | wrong | That is recall.
        0.756 | wrong | That is recall.
        0.77 | wrong | the answer is 0.8
        0.2 | wrong | One minus it.
        0.201 | wrong | One minus it.
        0.808 | right
        """,
    ),
    Group(
        Number("16", traps=(Trap("10.6666666666", "You divided by all three."),)),
        """
        10.67 | wrong | You divided by all three.
        10.7 | wrong | You divided by all three.
        32/3 | wrong | the answer is 16
        11 | wrong | the answer is 16
        10.66 | wrong | the answer is 16
        """,
    ),
    Group(
        Number("10", tolerance="1", traps=(Trap("11.5", "Too much."), Trap("12.5", "Far too much."))),
        """
        11 | right
        11.2 | wrong | Too much.
        11.9 | wrong | Too much.
        12.1 | wrong | Far too much.
        8.95 | wrong | off by 1.05; 1 is allowed
        """,
    ),
    Group(
        Number("6.022e23", tolerance="1%"),
        """
        6.022e23 | right | the answer is 6.022e23
        6.02×10²³ | right
        6,022·10^23 | right
        602200000000000000000000 | right
        6.022e22 | wrong | off by a factor of 10
        """,
    ),
    Group(
        Number("0.01"),
        """
        1% | right
        1 | asked | Do you mean 1 %?
        0.0001 | wrong | off by a factor of 100
        """,
    ),
    Group(
        Number("0.005"),
        """
        0.5 | asked | Do you mean 0.5 %?
        0.6 | wrong
        """,
    ),
    Group(
        Number("1"),
        """
        100% | right
        100 | asked | Do you mean 100 %?
        5 | wrong | the answer is 1
        """,
    ),
    Group(
        Number("0.5", unit="percent"),
        """
        0.005 | asked | Do you mean 0.5 %?
        0.006 | wrong
        """,
    ),
    Group(
        Number("6.28", tolerance="0.5%"),
        """
        2π | right
        2 pi | right
        $2\\pi$ | right
        """,
    ),
    Group(
        Number("0.002"),
        """
        2×10−3 | right
        2×10−2 | wrong | off by a factor of 10
        2*10-3 | asked | Do you mean 17 %?
        """,
    ),
    Group(
        Number("2", tolerance="1.95"),
        """
        20 | wrong | off by a factor of 10
        200 | wrong | off by a factor of 100
        0.02 | wrong | off by a factor of 100
        """,
    ),
    Group(
        Number("1.24", decimals=1),
        """
        1 | wrong | it is asked for with 1 decimal
        """,
    ),
    Group(
        Number("0", tolerance="0.01"),
        """
        0 | right
        0.0 | right
        -0 | right
        0% | right
        0.01 | right
        1 | wrong | the answer is 0
        """,
    ),
)
